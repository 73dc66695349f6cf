package dev.stampede.models.resilience.budget;

import dev.stampede.models.work.Status;

/**
 * The allowance for retries of all requests that pass a layer. A layer tells it of every attempt's
 * begin and end and asks it before a retry; unless overridden nothing comes of it.
 */
public interface RetryBudget {

  /** Returned instead of a price when a retry is refused. */
  int REFUSED = -1;

  /**
   * An attempt goes inside.
   *
   * @param first whether it is a request's first one
   */
  default void begins(long nowNanos, boolean first) {}

  /** An attempt has come out, answered or given up. */
  default void ends(long nowNanos) {}

  /**
   * An attempt was answered.
   *
   * @param paid what the attempt had cost; 0 for a first one
   */
  default void succeeded(long nowNanos, int paid) {}

  /** An attempt failed in a way that is worth a retry. */
  default void failed(long nowNanos) {}

  /**
   * Asks for a retry.
   *
   * @param failure why it is wanted
   * @return its price, at least 0, or {@link #REFUSED}
   */
  int pay(long nowNanos, Status failure);

  /** A retry that was paid for is over: its attempt ended, or it was given up before. */
  default void released(long nowNanos) {}
}
