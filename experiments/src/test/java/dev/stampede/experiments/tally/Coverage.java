package dev.stampede.experiments.tally;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.interval.Interval;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * How often the intervals of many experiments cover the truth.
 *
 * @param experiments their number
 * @param below intervals that end below the truth
 * @param above intervals that begin above it
 * @param meanWidth of the intervals
 */
record Coverage(int experiments, int below, int above, double meanWidth) {

  private static final long SEED = 10;

  /** How often a check on an interval that covers as often as it must fails all the same. */
  private static final double FALSE_ALARM = 1e-4;

  /** Makes an experiment, and its interval. */
  interface Experiment {
    Interval interval(RandomStream random);
  }

  /** Makes experiments, each with random numbers of its own. */
  static Coverage of(int experiments, double truth, Experiment experiment) {
    int below = 0;
    int above = 0;
    double width = 0;
    for (int i = 0; i < experiments; i++) {
      Interval interval = experiment.interval(new RandomStreams(SEED, i).stream("experiment"));
      below += interval.high() < truth ? 1 : 0;
      above += interval.low() > truth ? 1 : 0;
      width += (interval.high() - interval.low()) / experiments;
    }
    return new Coverage(experiments, below, above, width);
  }

  int covered() {
    return experiments - below - above;
  }

  /** True if this many can be covered by chance where a share of at least {@code share} is. */
  boolean canBeAtLeast(double share) {
    return new BinomialDistribution(null, experiments, share).cumulativeProbability(covered())
        > FALSE_ALARM;
  }

  /** True if this many can be covered by chance where a share of at most {@code share} is. */
  boolean canBeAtMost(double share) {
    return new BinomialDistribution(null, experiments, 1 - share)
            .cumulativeProbability(below + above)
        > FALSE_ALARM;
  }

  @Override
  public String toString() {
    return "covers %.2f %%; ends below %.2f %%, begins above %.2f %%; mean width %.4g"
        .formatted(
            100.0 * covered() / experiments,
            100.0 * below / experiments,
            100.0 * above / experiments,
            meanWidth);
  }
}
