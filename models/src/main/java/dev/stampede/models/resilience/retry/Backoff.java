package dev.stampede.models.resilience.retry;

import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;

/** Computes the wait before a retry. */
public final class Backoff {

  private Backoff() {}

  /**
   * Returns the wait before a retry, in nanoseconds.
   *
   * @param retry 1 for the first retry
   * @param previousNanos the wait before the retry before; the initial one for the first
   * @param u a random number in (0, 1)
   */
  public static long nanos(BackoffSpec spec, int retry, long previousNanos, double u) {
    Jitter jitter = spec.jitter();
    if (jitter instanceof Jitter.Decorrelated) {
      double low = spec.initialNanos();
      return Math.round(Math.min((double) spec.maxNanos(), low + u * (3.0 * previousNanos - low)));
    }
    double wait = jittered(jitter, base(spec, retry), u);
    return Math.round(spec.capAfterJitter() ? Math.min(wait, (double) spec.maxNanos()) : wait);
  }

  /** What a jitter without memory makes of a base. */
  private static double jittered(Jitter jitter, double base, double u) {
    if (jitter instanceof Jitter.Full) {
      return base * u;
    }
    if (jitter instanceof Jitter.Shrink shrink) {
      return base * (1 - shrink.share() * u);
    }
    if (jitter instanceof Jitter.Symmetric symmetric) {
      return base * (1 + symmetric.share() * (2 * u - 1));
    }
    if (jitter instanceof Jitter.Stretch stretch) {
      return base * (1 + stretch.share() * u);
    }
    return jitter instanceof Jitter.Additive additive ? base + additive.nanos() * u : base;
  }

  /** Returns the most that a jitter without memory makes of a base. */
  static double longest(Jitter jitter, double base) {
    boolean shortens = jitter instanceof Jitter.Full || jitter instanceof Jitter.Shrink;
    return shortens ? base : jittered(jitter, base, 1);
  }

  /**
   * Returns the wait that a Retry-After asks for, with a jitter.
   *
   * @param u a random number in (0, 1)
   */
  static long retryAfterNanos(RetryAfterSpec spec, long retryAfterNanos, double u) {
    return Math.round(jittered(spec.jitter(), (double) retryAfterNanos, u));
  }

  /**
   * The base, by repeated multiplication: the same bits everywhere. With {@code capAfterJitter} the
   * maximum is looked at after the jitter only.
   */
  private static double base(BackoffSpec spec, int retry) {
    double limit = spec.capAfterJitter() ? Long.MAX_VALUE / 4 : spec.maxNanos();
    double base = spec.initialNanos();
    int first = spec.repeatsFirst() ? 2 : 1;
    boolean grows =
        base > 0 && spec.multiplier() > 1; // else unlimited retries would count for ever
    for (int i = first; grows && i < retry && base < limit; i++) {
      base *= spec.multiplier();
    }
    return Math.max(Math.min(base, limit), (double) spec.leastNanos());
  }
}
