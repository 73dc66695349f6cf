package dev.stampede.models.resilience.retry;

import dev.stampede.models.check.Require;

/**
 * How long to wait before a retry: an exponential base, made uneven by a jitter.
 *
 * @param initialNanos base before the first retry, at least 0
 * @param throttledInitialNanos the same where a quota has refused, which AWS's SDKs wait longer
 *     after; at least 0
 * @param multiplier the base's growth from retry to retry, at least 1
 * @param maxNanos the base is never larger, at least the initial ones
 * @param capAfterJitter also caps the wait with its jitter, as Resilience4j does
 * @param repeatsFirst the second wait has the base of the first, the third that of the second, and
 *     so on, as in LiteLLM
 * @param leastNanos the base is never smaller, as with LiteLLM's retry_after; at most the largest
 */
public record BackoffSpec(
    long initialNanos,
    long throttledInitialNanos,
    double multiplier,
    long maxNanos,
    Jitter jitter,
    boolean capAfterJitter,
    boolean repeatsFirst,
    long leastNanos) {

  /** Rejects numbers out of range. */
  public BackoffSpec {
    Require.notNegative("initial", initialNanos);
    Require.atLeast("multiplier", multiplier, 1.0);
    Require.atLeast("max", maxNanos, initialNanos);
    Require.notNegative("throttled_initial", throttledInitialNanos);
    Require.atLeast("max", maxNanos, throttledInitialNanos);
    Require.notNegative("min", leastNanos);
    Require.atLeast("max", maxNanos, leastNanos);
  }

  /** With bases as they grow. */
  public BackoffSpec(
      long initialNanos,
      long throttledInitialNanos,
      double multiplier,
      long maxNanos,
      Jitter jitter,
      boolean capAfterJitter,
      boolean repeatsFirst) {
    this(
        initialNanos,
        throttledInitialNanos,
        multiplier,
        maxNanos,
        jitter,
        capAfterJitter,
        repeatsFirst,
        0);
  }

  /** The same base whatever has failed. */
  public BackoffSpec(
      long initialNanos, double multiplier, long maxNanos, Jitter jitter, boolean capAfterJitter) {
    this(initialNanos, initialNanos, multiplier, maxNanos, jitter, capAfterJitter, false);
  }

  /** What is waited where a quota has refused. */
  public BackoffSpec throttled() {
    return new BackoffSpec(
        throttledInitialNanos,
        throttledInitialNanos,
        multiplier,
        maxNanos,
        jitter,
        capAfterJitter,
        repeatsFirst,
        leastNanos);
  }

  /** True if there is a wait before each retry, whatever failed. */
  boolean alwaysWaits() {
    return leastNanos > 0 || (initialNanos > 0 && throttledInitialNanos > 0);
  }

  /** Returns the waits before some retries as they are without jitter, in nanoseconds. */
  public double[] plainNanos(int retries) {
    return new BackoffSpec(
            initialNanos,
            initialNanos,
            multiplier,
            maxNanos,
            new Jitter.None(),
            false,
            repeatsFirst,
            leastNanos)
        .longestNanos(retries);
  }

  /** Returns the longest wait that there can be before each of some retries, in nanoseconds. */
  public double[] longestNanos(int retries) {
    double[] waits = new double[retries];
    double base = (double) Math.max(initialNanos, throttledInitialNanos);
    for (int i = 0; i < retries; i++) {
      waits[i] = longestNanos(Math.max(base, (double) leastNanos));
      if (i > 0 || !repeatsFirst) {
        base = Math.min(base * multiplier, (double) maxNanos);
      }
    }
    return waits;
  }

  private double longestNanos(double base) {
    double jittered =
        jitter instanceof Jitter.Decorrelated ? (double) maxNanos : Backoff.longest(jitter, base);
    return capAfterJitter ? Math.min(jittered, (double) maxNanos) : jittered;
  }

  /**
   * What chance makes of a base b. The jitters of SDKs, proxies and libraries are of these kinds.
   */
  public sealed interface Jitter {

    /** b itself. */
    record None() implements Jitter {}

    /** Uniform in [0, b): AWS SDKs, Envoy. */
    record Full() implements Jitter {}

    /**
     * Uniform in (b (1 - share), b]: the SDKs of Anthropic and OpenAI with 25 %, "equal jitter"
     * with 50 %.
     */
    record Shrink(double share) implements Jitter {
      /** Rejects a share outside [0, 1]. */
      public Shrink {
        Require.share("shrink", share);
      }
    }

    /** Uniform in [b (1 - share), b (1 + share)): gRPC with 20 %, Resilience4j with 50 %. */
    record Symmetric(double share) implements Jitter {
      /** Rejects a share outside [0, 1]. */
      public Symmetric {
        Require.share("symmetric", share);
      }
    }

    /** Uniform in [b, b (1 + share)): Envoy's reset headers with 50 %. */
    record Stretch(double share) implements Jitter {
      /** Rejects a negative share. */
      public Stretch {
        Require.atLeast("stretch", share, 0.0);
      }
    }

    /** Uniform in [b, b + nanos): LiteLLM with 750 ms, google-genai with 1 s. */
    record Additive(long nanos) implements Jitter {
      /** Rejects a negative time. */
      public Additive {
        Require.notNegative("additive", nanos);
      }
    }

    /**
     * Uniform in [initial, 3 x previous wait), at most max: M. Brooker, "Exponential backoff and
     * jitter", AWS Architecture Blog, 2015.
     */
    record Decorrelated() implements Jitter {}
  }
}
