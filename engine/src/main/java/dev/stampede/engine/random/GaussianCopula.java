package dev.stampede.engine.random;

/**
 * Two uniform numbers that go together: their normal quantiles have a correlation. What is drawn
 * with them by inversion keeps its own law, and large values meet large ones.
 *
 * @param correlation of the normal quantiles, in [-1, 1]
 */
public record GaussianCopula(double correlation) {

  /** Rejects correlations outside [-1, 1]. */
  public GaussianCopula {
    Ranges.within("correlation", correlation, -1, 1);
  }

  /**
   * Returns the copula of a rank correlation, Spearman's: the normal quantiles then have the
   * correlation {@code 2 sin(pi rank / 6)} (K. Pearson, "On further methods of determining
   * correlation", 1907; W. Kruskal, "Ordinal measures of association", JASA 53, 1958).
   *
   * @param rank in [-1, 1]
   */
  public static GaussianCopula ofRanks(double rank) {
    Ranges.within("correlation", rank, -1, 1);
    double pearson = 2 * StrictMath.sin(Math.PI / 6 * rank);
    return new GaussianCopula(Math.max(-1, Math.min(1, pearson)));
  }

  /**
   * Returns a number in (0, 1), as uniform as {@code own}, that goes with another one.
   *
   * @param other in (0, 1)
   * @param own in (0, 1), independent of the other
   */
  public double partner(double other, double own) {
    double rest = StrictMath.sqrt(1 - correlation * correlation);
    double z = correlation * NormalQuantile.of(other) + rest * NormalQuantile.of(own);
    return Math.max(Double.MIN_NORMAL, Math.min(1 - 0x1.0p-53, NormalShare.below(z)));
  }
}
