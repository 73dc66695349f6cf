package dev.stampede.models.queue;

import org.jspecify.annotations.Nullable;

/** One that can wait in a line; in one line at a time. */
public abstract class Waiter {

  /** Neighbours in the lane that it waits in. */
  @Nullable Waiter previous;

  @Nullable Waiter next;

  /** The lane that it waits in; null while it does not wait. */
  @Nullable Lane lane;

  long sinceNanos;
  long allowedNanos;
  boolean abandoned;

  /** Whether it is in a line. */
  public final boolean isWaiting() {
    return lane != null;
  }

  /** Who waits before it in its lane; null if nobody does. */
  public final @Nullable Waiter ahead() {
    return previous;
  }

  /** Who waits behind it in its lane; null if nobody does. */
  public final @Nullable Waiter behind() {
    return next;
  }

  /** Its client no longer waits, but it stays in line. */
  public final void abandon() {
    abandoned = true;
  }
}
