package dev.stampede.models.queue;

import org.jspecify.annotations.Nullable;

/** Waiters in the order that they came in; any one can be taken out at once. */
final class Lane {

  private @Nullable Waiter first;
  private @Nullable Waiter last;

  @Nullable Waiter first() {
    return first;
  }

  @Nullable Waiter last() {
    return last;
  }

  void add(Waiter waiter) {
    waiter.lane = this;
    waiter.previous = last;
    waiter.next = null;
    if (last == null) {
      first = waiter;
    } else {
      last.next = waiter;
    }
    last = waiter;
  }

  void remove(Waiter waiter) {
    Waiter before = waiter.previous;
    Waiter after = waiter.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    waiter.lane = null;
    waiter.previous = null;
    waiter.next = null;
  }
}
