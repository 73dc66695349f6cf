package dev.stampede.experiments.year;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * What time without incidents comes to under an architecture, as stretches of it tell.
 *
 * @param stints at least two
 * @param mean of a stretch
 */
record Quiet(List<Stint> stints, Totals mean) {

  /** So seldom work after an incident is taken to be ill when it is well. */
  private static final double FALSE_ALARM = 0.001;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  static Quiet of(List<Stint> stints) {
    int useCases = stints.get(0).totals().works().size();
    Totals sum = stints.stream().map(Stint::totals).reduce(Totals.none(useCases), Totals::plus);
    return new Quiet(stints, Totals.none(useCases).plus(1.0 / stints.size(), sum));
  }

  /**
   * Draws what some stretches together come to: a normal number for each total, with the mean and
   * the covariances of the stretches that were run, as sums of many have it.
   *
   * @param normals as {@link #normals} draws them, one for each stretch that was run
   * @param stretches how many, not negative
   */
  Totals drawn(double[] normals, double stretches) {
    Totals sum = Totals.none(mean.works().size());
    double all = 0;
    double factor = Math.sqrt(stretches / (stints.size() - 1));
    for (int i = 0; i < stints.size(); i++) {
      sum = sum.plus(factor * normals[i], stints.get(i).totals());
      all += factor * normals[i];
    }
    return sum.plus(stretches - all, mean);
  }

  /** Draws the chance of a year's quiet time, the same for all architectures. */
  static double[] normals(long seed, int year, int count) {
    RandomStream stream = new RandomStreams(seed, year).stream("year/quiet");
    double[] normals = new double[count];
    for (int i = 0; i < count; i++) {
      normals[i] = NORMAL.inverseCumulativeProbability(stream.nextUniform());
    }
    return normals;
  }

  /**
   * Whether the work that came last is as well as it is in the worst of the quiet stretches, or no
   * worse than chance makes it.
   */
  boolean isLike(Stint stint) {
    for (int useCase = 0; useCase < stint.last().size(); useCase++) {
      Stint.Last last = stint.last().get(useCase);
      if (last.tickets() > 0) {
        BinomialDistribution usual =
            new BinomialDistribution(
                null, Math.toIntExact(last.known()), Math.min(1, worstShare(useCase)));
        double asMany = 1 - usual.cumulativeProbability(Math.toIntExact(last.tickets()) - 1);
        if (asMany < FALSE_ALARM) {
          return false;
        }
      }
    }
    return true;
  }

  private double worstShare(int useCase) {
    return stints.stream()
        .map(stint -> stint.totals().works().get(useCase))
        .mapToDouble(work -> (work.tickets() + 0.5) / (work.known() + 1))
        .max()
        .orElseThrow();
  }
}
