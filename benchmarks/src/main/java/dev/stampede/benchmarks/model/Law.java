package dev.stampede.benchmarks.model;

/**
 * How the increments of the hold model are distributed: the smooth case, and three that event lists
 * have been seen to stumble over. Given by quantiles; only the shape counts.
 */
enum Law {
  /** The classical one. */
  EXPONENTIAL {
    @Override
    double quantile(double u) {
      return exponential(u);
    }
  },
  /** Nine in ten with a mean of 10^4, one with 9.9 * 10^6: calls in flight, and back-offs. */
  BIMODAL {
    @Override
    double quantile(double u) {
      return u < 0.9 ? 1e4 * exponential(u / 0.9) : 9.9e6 * exponential((u - 0.9) / 0.1);
    }
  },
  /** Exponential, rounded up to tenths of the mean: masses of ties, as fixed timeouts make them. */
  GRID {
    @Override
    double quantile(double u) {
      return exponential(u);
    }

    @Override
    long quantum(double meanNanos) {
      return Math.round(meanNanos / 10);
    }
  },
  /** Of index 1.25: a mean, but no variance. */
  PARETO {
    @Override
    double quantile(double u) {
      return Math.pow(1 - u, -1 / 1.25);
    }
  };

  /**
   * The value below which a share of all lie.
   *
   * @param u in (0, 1)
   */
  abstract double quantile(double u);

  /** What all increments are multiples of, in nanoseconds. */
  long quantum(double meanNanos) {
    return 1;
  }

  private static double exponential(double u) {
    return -Math.log1p(-u);
  }
}
