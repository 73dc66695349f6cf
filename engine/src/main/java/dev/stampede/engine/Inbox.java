package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/**
 * A door of a process through which one kind of message comes in.
 *
 * @param <T> what the messages carry
 */
public final class Inbox<T> extends EventTarget {

  private final Handler<? super T> handler;

  Inbox(LogicalProcess process, Handler<? super T> handler) {
    super(process);
    this.handler = handler;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // only an Outlet<T> addresses this inbox
  void fire(@Nullable Object payload) {
    handler.handle((T) payload);
  }

  @Override
  void moved(int slot) {
    // a message that was sent is not referred to again
  }

  @Override
  String describe(@Nullable Object payload) {
    return String.valueOf(payload);
  }
}
