package dev.stampede.models.quota;

import dev.stampede.models.check.Require;
import java.math.BigInteger;

/**
 * A token bucket in exact integers: it holds up to a burst of tokens, refills continuously, and
 * starts full. It may be overdrawn; what is owed is refilled first.
 *
 * <p>The level is kept in parts of a token, so fine that a nanosecond refills a whole number of
 * them: any limit refills without rounding.
 */
public final class TokenBucket implements Limiter {

  /** The period that limits are given for unless they say another. */
  public static final long MINUTE_NANOS = 60_000_000_000L;

  private final long limit;
  private final long perNanos;
  private final long burst;

  private long partsPerToken;
  private long partsPerNano;

  /** More would overflow when counted in parts. */
  private long mostTokens;

  private long capacity;
  private long level;
  private long since;

  /**
   * Makes a full bucket.
   *
   * @param limit tokens refilled in a period, positive
   * @param perNanos the period, positive
   * @param burst the most tokens held, positive; for limits a minute at most some 40 million where
   *     they have no common divisor with a minute's nanoseconds, more for round ones
   */
  public TokenBucket(long limit, long perNanos, long burst) {
    Require.positive("limit", limit);
    Require.positive("per", perNanos);
    Require.positive("burst", burst);
    this.limit = limit;
    this.perNanos = perNanos;
    this.burst = burst;
    size(limit, burst);
    level = capacity;
  }

  /** Returns the most tokens that a limit holds which keeps those of a time. */
  static long burst(long limit, long perNanos, long burstNanos) {
    return Math.max(1, Math.round((double) limit * burstNanos / perNanos));
  }

  /** Returns a scaled limit, with fewer digits if a bucket could not hold that burst of it. */
  static long scaled(long limit, long perNanos, long burst, double factor) {
    long scaled = Limiter.scaled(limit, factor);
    for (long grain = 1; grain <= scaled; grain *= 10) {
      long rounded = (scaled + grain / 2) / grain * grain;
      if (burst <= mostTokens(perNanos / divisor(rounded, perNanos))) {
        return rounded;
      }
    }
    return limit;
  }

  private static long divisor(long tokens, long perNanos) {
    return BigInteger.valueOf(tokens).gcd(BigInteger.valueOf(perNanos)).longValueExact();
  }

  private static long mostTokens(long partsPerToken) {
    return Long.MAX_VALUE / 4 / partsPerToken;
  }

  private void size(long tokens, long most) {
    long divisor = divisor(tokens, perNanos);
    partsPerToken = perNanos / divisor;
    partsPerNano = tokens / divisor;
    mostTokens = mostTokens(partsPerToken);
    Require.that(
        most <= mostTokens, "burst", most, "be at most %d at this limit".formatted(mostTokens));
    capacity = most * partsPerToken;
  }

  @Override
  public void take(long nowNanos, long cost) {
    refill(nowNanos);
    level = Math.max(level - parts(cost), -Long.MAX_VALUE / 4);
  }

  @Override
  public void takeWhatIsLeft(long nowNanos, long cost) {
    refill(nowNanos);
    level -= Math.min(parts(cost), Math.max(0, level));
  }

  /** Gives tokens back, up to a full bucket. */
  @Override
  public void giveBack(long nowNanos, long takenNanos, long cost) {
    refill(nowNanos);
    level = Math.min(capacity, level + parts(cost));
  }

  @Override
  public long nanosUntil(long nowNanos, long cost) {
    refill(nowNanos);
    long wanted = parts(cost);
    if (wanted > capacity) {
      return NEVER;
    }
    return wanted <= level ? 0 : nanosToRefill(wanted - level);
  }

  /** Returns how long it takes until anything is there: 0 if it is now. */
  long nanosUntilAnything(long nowNanos) {
    refill(nowNanos);
    return level > 0 ? 0 : nanosToRefill(1 - level);
  }

  /** Returns how long it takes until nothing is missing. */
  long nanosUntilFull(long nowNanos) {
    refill(nowNanos);
    return nanosToRefill(capacity - level);
  }

  @Override
  public void scale(long nowNanos, double factor) {
    refill(nowNanos);
    long used = capacity - level;
    long usedPartsPerToken = partsPerToken;
    long most = Limiter.scaled(burst, factor);
    size(scaled(limit, perNanos, most, factor), most);
    level = capacity - Limiter.converted(used, usedPartsPerToken, partsPerToken);
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
