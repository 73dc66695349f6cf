package dev.stampede.experiments.theory;

/** How often an interval must cover the truth. */
enum Target {
  /** In 93.5 to 96.5 % of all experiments. */
  NOMINAL(0.965),
  /**
   * In at least 93.5 %: intervals that are exact for counts, or never narrower than Wilson's, cover
   * more often where there is little to count.
   */
  AT_LEAST(1);

  /** With five replications an interval that is meant to cover 95 % may cover a little less. */
  private static final int FEW = 20;

  private final double most;

  Target(double most) {
    this.most = most;
  }

  /** The least share of the experiments that must cover. */
  static double least(int replications) {
    return replications < FEW ? 0.93 : 0.935;
  }

  /** The largest share of the experiments that may cover. */
  double most(int replications) {
    return replications < FEW ? 1 : most;
  }
}
