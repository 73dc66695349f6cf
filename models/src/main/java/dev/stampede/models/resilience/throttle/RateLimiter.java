package dev.stampede.models.resilience.throttle;

/** Lets so many requests through in a time, now or after a wait that is reserved for them. */
public sealed interface RateLimiter permits FixedWindowLimiter, TokenBucketLimiter {

  /** Returned instead of a wait that would be too long. */
  long REFUSED = -1;

  /**
   * Reserves a place for one request.
   *
   * @param maxWaitNanos the longest wait that is of use, at least 0
   * @return nanoseconds to wait, or {@link #REFUSED}, which reserves nothing
   */
  long reserve(long nowNanos, long maxWaitNanos);
}
