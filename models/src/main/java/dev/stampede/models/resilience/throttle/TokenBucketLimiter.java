package dev.stampede.models.resilience.throttle;

import java.math.BigInteger;

/**
 * A token bucket that refills continuously and starts full, in exact integers; the same as GCRA
 * with the tolerance of its burst. Tokens to come can be reserved: the level is negative then.
 */
public final class TokenBucketLimiter implements RateLimiter {

  private final long partsPerToken;
  private final long partsPerNano;
  private final long capacity;
  private long level;
  private long since;

  /**
   * Makes a full bucket.
   *
   * @param limit tokens refilled in a period, positive
   * @param periodNanos positive
   * @param burst the most tokens held, positive; rejected if the bucket cannot be counted in longs
   */
  public TokenBucketLimiter(long limit, long periodNanos, long burst) {
    long divisor = BigInteger.valueOf(limit).gcd(BigInteger.valueOf(periodNanos)).longValueExact();
    partsPerToken = periodNanos / divisor;
    partsPerNano = limit / divisor;
    if (burst > Long.MAX_VALUE / 4 / partsPerToken) {
      throw new IllegalArgumentException(
          "burst (%d) must be at most %d at this limit"
              .formatted(burst, Long.MAX_VALUE / 4 / partsPerToken));
    }
    capacity = burst * partsPerToken;
    level = capacity;
  }

  @Override
  public long reserve(long nowNanos, long maxWaitNanos) {
    refill(nowNanos);
    long wait = level >= partsPerToken ? 0 : nanosToRefill(partsPerToken - level);
    if (wait > maxWaitNanos || level < -Long.MAX_VALUE / 4) {
      return REFUSED;
    }
    level -= partsPerToken;
    return wait;
  }

  private void refill(long nowNanos) {
    long elapsed = nowNanos - since;
    level = elapsed >= nanosToRefill(capacity - level) ? capacity : level + elapsed * partsPerNano;
    since = nowNanos;
  }

  private long nanosToRefill(long parts) {
    return (parts + partsPerNano - 1) / partsPerNano;
  }
}
