package dev.stampede.experiments.recovery;

/**
 * The window in which least of the work kept a promise.
 *
 * @param share of the work, in [0, 1]; NaN where no whole window had work
 * @param beginNanos when it begins
 */
public record WorstWindow(double share, long beginNanos) {

  /** There is none. */
  public static final WorstWindow NONE = new WorstWindow(Double.NaN, 0);

  /** Returns the worse of two: this one if they are alike. */
  public WorstWindow or(WorstWindow other) {
    return Double.isNaN(share) || other.share < share ? other : this;
  }
}
