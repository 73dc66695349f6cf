package dev.stampede.models.queue;

import org.jspecify.annotations.Nullable;

/** One that can wait in a line; in one line at a time. */
public abstract class Waiter<W extends Waiter<W>> extends LinkedQueue.Node<W> {

  /** The lane that it waits in; null while it does not wait. */
  @Nullable LinkedQueue<W> lane;

  long sinceNanos;
  long allowedNanos;
  boolean abandoned;

  /** Whether it is in a line. */
  public final boolean isWaiting() {
    return lane != null;
  }

  /** Its client no longer waits, but it stays in line. */
  public final void abandon() {
    abandoned = true;
  }
}
