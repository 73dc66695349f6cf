package dev.stampede.models.quota;

import dev.stampede.models.check.Require;

/** How a limit counts. */
public sealed interface LimiterSpec {

  /** Length of the slices that a ramp is measured in. */
  long SLICE_NANOS = 10_000_000_000L;

  /** Returns the state of such a limit, of which nothing is used. */
  Limiter limiter();

  /** Returns the largest cost that is ever admitted. */
  long largest();

  /** Returns what is admitted in a minute for long; infinite where no rate is limited. */
  default double ratePerMinute() {
    return Double.POSITIVE_INFINITY;
  }

  /** The algorithms for a number per period. */
  enum Algorithm {
    /** Refills continuously, and keeps a burst. */
    TOKEN_BUCKET,
    /** The same by one timestamp: the generic cell rate algorithm. */
    GCRA,
    /** A counter that starts anew with every period; periods follow each other from time 0. */
    FIXED_WINDOW,
    /** Two such counters, the earlier weighted by how much of it is still in reach. */
    SLIDING_WINDOW,
    /** Admits while it is not full, whatever is added, and drains continuously. */
    LEAKY_BUCKET,
    /** The same, and holds a call until what was in it before has drained: for at most a burst. */
    LEAKY_BUCKET_QUEUE
  }

  /**
   * A number per period.
   *
   * @param limit in units of the meter, positive
   * @param perNanos the period, positive
   * @param burstNanos how much unused limit a bucket keeps, or how much use it holds, as a time of
   *     refill; windows do not look at it
   * @param evaluationNanos length of the short windows that it is enforced in as well, each with
   *     its part of the limit; at most the period; 0 for none
   */
  record Rate(Algorithm algorithm, long limit, long perNanos, long burstNanos, long evaluationNanos)
      implements LimiterSpec {

    /** Rejects numbers out of range, and what a bucket cannot hold. */
    public Rate {
      Require.positive("limit", limit);
      Require.positive("per", perNanos);
      Require.positive("burst", burstNanos);
      Require.that(
          evaluationNanos >= 0 && evaluationNanos <= perNanos,
          "evaluation_window",
          evaluationNanos,
          "be at most the period");
      whole(algorithm, limit, perNanos, burstNanos);
    }

    @Override
    public Limiter limiter() {
      Limiter whole = whole(algorithm, limit, perNanos, burstNanos);
      if (evaluationNanos == 0) {
        return whole;
      }
      return new Sliced(whole, new FixedWindow(part(), evaluationNanos));
    }

    /** What may be used in a short window. */
    private long part() {
      return (long) Math.ceil((double) limit * evaluationNanos / perNanos);
    }

    @Override
    public long largest() {
      long most =
          switch (algorithm) {
            case TOKEN_BUCKET, GCRA -> TokenBucket.burst(limit, perNanos, burstNanos);
            case FIXED_WINDOW, SLIDING_WINDOW -> limit;
            case LEAKY_BUCKET, LEAKY_BUCKET_QUEUE -> Long.MAX_VALUE;
          };
      return evaluationNanos == 0 ? most : Math.min(most, part());
    }

    @Override
    public double ratePerMinute() {
      return (double) limit / perNanos * TokenBucket.MINUTE_NANOS;
    }

    private static Limiter whole(Algorithm algorithm, long limit, long per, long burstNanos) {
      long burst = TokenBucket.burst(limit, per, burstNanos);
      return switch (algorithm) {
        case TOKEN_BUCKET -> new TokenBucket(limit, per, burst);
        case GCRA -> new Gcra(limit, per, burst);
        case FIXED_WINDOW -> new FixedWindow(limit, per);
        case SLIDING_WINDOW -> new SlidingWindow(limit, per);
        case LEAKY_BUCKET -> new LeakyBucket(limit, per, burst, false);
        case LEAKY_BUCKET_QUEUE -> new LeakyBucket(limit, per, burst, true);
      };
    }
  }

  /**
   * A number at a time.
   *
   * @param limit positive
   */
  record Concurrency(long limit) implements LimiterSpec {

    /** Rejects a limit that is not positive. */
    public Concurrency {
      Require.positive("limit", limit);
    }

    @Override
    public Limiter limiter() {
      return new Slots(limit);
    }

    @Override
    public long largest() {
      return limit;
    }
  }

  /**
   * A limit on growth.
   *
   * @param freePerSecond use up to which it may grow at will, positive
   * @param usualPerSecond use that the provider is accustomed to at the start
   * @param growth how many times as much it may become in a period, above 1
   * @param perNanos the period, at least a slice
   */
  record Acceleration(double freePerSecond, double usualPerSecond, double growth, long perNanos)
      implements LimiterSpec {

    /** Rejects numbers out of range. */
    public Acceleration {
      Require.positive("free", freePerSecond);
      Require.atLeast("usual", usualPerSecond, 0);
      Require.that(growth > 1 && growth <= 1000, "growth", growth, "be above 1 and at most 1000");
      Require.that(perNanos >= SLICE_NANOS, "per", perNanos, "be at least 10 s");
    }

    @Override
    public Limiter limiter() {
      return new Ramp(this);
    }

    @Override
    public long largest() {
      return Long.MAX_VALUE;
    }
  }
}
