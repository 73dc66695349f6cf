package dev.stampede.models.resilience;

import org.jspecify.annotations.Nullable;

/** Invocations that wait, in order; linked through themselves, so that any can leave at once. */
final class InvocationLine {

  private @Nullable Invocation first;
  private @Nullable Invocation last;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  @Nullable Invocation first() {
    return first;
  }

  /** True if an invocation waits here; it must not wait elsewhere. */
  boolean contains(Invocation invocation) {
    return invocation == first || invocation.ahead != null;
  }

  void add(Invocation invocation) {
    invocation.ahead = last;
    if (last == null) {
      first = invocation;
    } else {
      last.behind = invocation;
    }
    last = invocation;
    size++;
  }

  void remove(Invocation invocation) {
    if (invocation.ahead == null) {
      first = invocation.behind;
    } else {
      invocation.ahead.behind = invocation.behind;
    }
    if (invocation.behind == null) {
      last = invocation.ahead;
    } else {
      invocation.behind.ahead = invocation.ahead;
    }
    invocation.ahead = null;
    invocation.behind = null;
    size--;
  }
}
