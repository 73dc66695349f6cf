package dev.stampede.models.resilience.throttle;

/**
 * The rate limiter of the AWS SDKs' adaptive retry mode (SDK for Java 2.57.8, November 2026):
 * nothing is limited until the first throttling response; from then on every attempt takes a token
 * of a bucket whose rate follows CUBIC: 0.7 of the rate when throttled, and back along a cubic
 * curve through it. The rate is never above twice the measured one, which is taken twice a second.
 */
public final class AdaptiveRate {

  private static final double LEAST_RATE = 0.5;
  private static final double LEAST_CAPACITY = 1;
  private static final double SMOOTH = 0.8;
  private static final double BETA = 0.7;
  private static final double SCALE = 0.4;
  private static final double SECOND_NANOS = 1e9;
  private static final long MILLI_NANOS = 1_000_000;

  private boolean enabled;
  private double rate;
  private double capacity;
  private double tokens;
  private boolean refilled;
  private double refilledAt;

  private double measured;
  private double measuredAt;
  private long responses;

  private double lastMaxRate;
  private double throttledAt;

  /**
   * Takes a token.
   *
   * @return 0 if there was one; otherwise the wait, in whole milliseconds, until there may be
   */
  public long take(long nowNanos) {
    if (!enabled) {
      return 0;
    }
    refill(nowNanos / SECOND_NANOS);
    if (tokens < 1) {
      long millis = (long) Math.ceil((1 - tokens) / rate * 1_000.0);
      return millis * MILLI_NANOS;
    }
    tokens--;
    return 0;
  }

  /** Learns from a response. */
  public void responded(long nowNanos, boolean throttled) {
    double now = nowNanos / SECOND_NANOS;
    measure(now);
    double wanted;
    if (throttled) {
      lastMaxRate = enabled ? Math.min(measured, rate) : measured;
      throttledAt = now;
      wanted = lastMaxRate * BETA;
      enabled = true;
    } else {
      double window = StrictMath.pow(lastMaxRate * (1 - BETA) / SCALE, 1.0 / 3);
      wanted = SCALE * StrictMath.pow(now - throttledAt - window, 3) + lastMaxRate;
    }
    double next = Math.min(wanted, 2 * measured);
    refill(now);
    rate = Math.max(next, LEAST_RATE);
    capacity = Math.max(next, LEAST_CAPACITY);
    tokens = Math.min(tokens, capacity);
  }

  private void refill(double now) {
    if (refilled) {
      tokens = Math.min(capacity, tokens + (now - refilledAt) * rate);
    }
    refilled = true;
    refilledAt = now;
  }

  private void measure(double now) {
    responses++;
    double halfSecond = Math.floor(now * 2) / 2;
    if (halfSecond > measuredAt) {
      double current = responses / (halfSecond - measuredAt);
      measured = current * SMOOTH + measured * (1 - SMOOTH);
      responses = 0;
      measuredAt = halfSecond;
    }
  }

  /** Attempts let through in a second once it limits. */
  public double rate() {
    return rate;
  }
}
