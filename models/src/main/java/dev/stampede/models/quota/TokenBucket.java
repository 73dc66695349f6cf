package dev.stampede.models.quota;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket in exact integers: it holds up to a burst of tokens, refills continuously, and
 * starts full. It may be overdrawn; what is owed is refilled first.
 *
 * <p>The level is kept in parts of a token, so fine that a nanosecond refills a whole number of
 * them: any limit per minute refills without rounding.
 */
public final class TokenBucket {

  /** The period that limits are given for. */
  public static final long MINUTE_NANOS = 60_000_000_000L;

  /** Returned when a bucket is too small ever to hold what is asked. */
  public static final long NEVER = Long.MAX_VALUE;

  private final long partsPerToken;
  private final long partsPerNano;

  /** More would overflow when counted in parts. */
  private final long mostTokens;

  private final long capacity;
  private long level;
  private long since;

  /**
   * Makes a full bucket.
   *
   * @param limitPerMinute tokens refilled in a minute, positive
   * @param burst the most tokens held, positive; at most some 40 million for limits without a
   *     common divisor with a minute's nanoseconds, more for round ones
   */
  public TokenBucket(long limitPerMinute, long burst) {
    if (limitPerMinute < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "limitPerMinute (%d) and burst (%d) must be positive".formatted(limitPerMinute, burst));
    }
    long divisor =
        BigInteger.valueOf(limitPerMinute).gcd(BigInteger.valueOf(MINUTE_NANOS)).longValueExact();
    partsPerToken = MINUTE_NANOS / divisor;
    partsPerNano = limitPerMinute / divisor;
    mostTokens = Long.MAX_VALUE / 4 / partsPerToken;
    if (burst > mostTokens) {
      throw new IllegalArgumentException(
          "burst (%d) must be at most %d at this limit".formatted(burst, mostTokens));
    }
    capacity = burst * partsPerToken;
    level = capacity;
  }

  /**
   * Returns the bucket of a limit per minute that keeps unused tokens for a time; null for {@link
   * QuotaSpec#UNLIMITED}.
   */
  static @Nullable TokenBucket of(long limitPerMinute, long burstNanos) {
    if (limitPerMinute == QuotaSpec.UNLIMITED) {
      return null;
    }
    double burst = (double) limitPerMinute * burstNanos / MINUTE_NANOS;
    return new TokenBucket(limitPerMinute, Math.max(1, Math.round(burst)));
  }

  /** Takes tokens, even more than there are; owes at most as many as a bucket can hold. */
  public void take(long nowNanos, long tokens) {
    refill(nowNanos);
    level = Math.max(level - parts(tokens), -Long.MAX_VALUE / 4);
  }

  /** Gives tokens back, up to a full bucket. */
  public void giveBack(long nowNanos, long tokens) {
    refill(nowNanos);
    level = Math.min(capacity, level + parts(tokens));
  }

  /** Returns how long it takes until a number of tokens is there: 0 if it is there now. */
  public long nanosUntil(long nowNanos, long tokens) {
    refill(nowNanos);
    long wanted = parts(tokens);
    if (wanted > capacity) {
      return NEVER;
    }
    return wanted <= level ? 0 : nanosToRefill(wanted - level);
  }

  private void refill(long nowNanos) {
    long elapsed = nowNanos - since;
    if (elapsed == 0) {
      return;
    }
    level = elapsed >= nanosToRefill(capacity - level) ? capacity : level + elapsed * partsPerNano;
    since = nowNanos;
  }

  private long nanosToRefill(long parts) {
    return (parts + partsPerNano - 1) / partsPerNano;
  }

  private long parts(long tokens) {
    return Math.min(tokens, mostTokens + 1) * partsPerToken;
  }
}
