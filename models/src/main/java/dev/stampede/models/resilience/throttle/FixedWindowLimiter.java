package dev.stampede.models.resilience.throttle;

/**
 * The rate limiter of Resilience4j 2.4 (its AtomicRateLimiter): the permits of a cycle are there at
 * its start, what is left of them is lost at its end, and those of cycles to come can be reserved.
 * All who wait are released together when a cycle starts.
 */
public final class FixedWindowLimiter implements RateLimiter {

  private final long limit;
  private final long periodNanos;
  private long cycle;

  /** Permits left; negative where some of later cycles are reserved. */
  private long permits;

  /**
   * Makes a limiter whose first cycle starts with the clock.
   *
   * @param limit permits of a cycle, positive
   * @param periodNanos length of a cycle, positive
   */
  public FixedWindowLimiter(long limit, long periodNanos) {
    this.limit = limit;
    this.periodNanos = periodNanos;
    this.permits = limit;
  }

  @Override
  public long reserve(long nowNanos, long maxWaitNanos) {
    long current = nowNanos / periodNanos;
    if (current != cycle) {
      long elapsed = current - cycle;
      cycle = current;
      // so many cycles refill any debt, and their product would not fit
      permits = elapsed > (limit - permits) / limit ? limit : permits + elapsed * limit;
    }
    long wait = 0;
    if (permits < 1) {
      long debt = 1 - permits - limit; // at the start of the next cycle
      long further = debt <= 0 ? 0 : (debt + limit - 1) / limit;
      wait = (cycle + 1 + further) * periodNanos - nowNanos;
    }
    if (wait > maxWaitNanos) {
      return REFUSED;
    }
    permits--;
    return wait;
  }
}
