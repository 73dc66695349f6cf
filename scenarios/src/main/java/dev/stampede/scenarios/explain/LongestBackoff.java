package dev.stampede.scenarios.explain;

import dev.stampede.models.resilience.BackoffSpec;
import dev.stampede.models.resilience.BackoffSpec.Jitter;

/** The longest waits that back-offs can come to by chance. */
public final class LongestBackoff {
  private LongestBackoff() {}

  /** Returns the longest wait before each retry, in nanoseconds. */
  public static double[] nanos(BackoffSpec backoff, int retries) {
    double[] waits = new double[retries];
    double base = (double) Math.max(backoff.initialNanos(), backoff.throttledInitialNanos());
    for (int i = 0; i < retries; i++) {
      waits[i] = nanos(backoff, base);
      if (i > 0 || !backoff.repeatsFirst()) {
        if (i > 0 || !backoff.repeatsFirst()) {
          base = Math.min(base * backoff.multiplier(), (double) backoff.maxNanos());
        }
      }
    }
    return waits;
  }

  private static double nanos(BackoffSpec backoff, double base) {
    double jittered =
        backoff.jitter() instanceof Jitter.Decorrelated
            ? (double) backoff.maxNanos()
            : stretched(backoff.jitter(), base);
    return backoff.capAfterJitter() ? Math.min(jittered, (double) backoff.maxNanos()) : jittered;
  }

  /** Returns the most that a jitter makes of a wait. */
  static double stretched(Jitter jitter, double nanos) {
    if (jitter instanceof Jitter.Symmetric symmetric) {
      return nanos * (1 + symmetric.share());
    }
    if (jitter instanceof Jitter.Stretch stretch) {
      return nanos * (1 + stretch.share());
    }
    return jitter instanceof Jitter.Additive additive ? nanos + additive.nanos() : nanos;
  }
}
