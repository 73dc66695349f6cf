package dev.stampede.models.resilience;

import dev.stampede.models.resilience.BackoffSpec.Jitter;

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
    double base = base(spec, retry);
    double wait = base;
    if (jitter instanceof Jitter.Full) {
      wait = base * u;
    } else if (jitter instanceof Jitter.Shrink shrink) {
      wait = base * (1 - shrink.share() * u);
    } else if (jitter instanceof Jitter.Symmetric symmetric) {
      wait = base * (1 + symmetric.share() * (2 * u - 1));
    } else if (jitter instanceof Jitter.Stretch stretch) {
      wait = base * (1 + stretch.share() * u);
    } else if (jitter instanceof Jitter.Additive additive) {
      wait = base + additive.nanos() * u;
    }
    return Math.round(spec.capAfterJitter() ? Math.min(wait, (double) spec.maxNanos()) : wait);
  }

  /**
   * The base, by repeated multiplication: the same bits everywhere. With {@code capAfterJitter} the
   * maximum is looked at after the jitter only.
   */
  private static double base(BackoffSpec spec, int retry) {
    double limit = spec.capAfterJitter() ? Long.MAX_VALUE / 4 : spec.maxNanos();
    double base = spec.initialNanos();
    for (int i = 1; i < retry && base < limit; i++) {
      base *= spec.multiplier();
    }
    return Math.min(base, limit);
  }
}
