package dev.stampede.experiments.uncertain;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.tally.SamplingError;
import dev.stampede.reports.result.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How much worse each of several choices is, world by world, than the one that is best there (L. J.
 * Savage, "The theory of statistical decision", JASA 46, 1951).
 */
final class Regrets {

  private static final double ERROR = 0.05;

  /** For each choice, how much worse it is in each world in which all are known. */
  private final List<double[]> regrets;

  /** The worlds in which all are known. */
  private final int[] worlds;

  /**
   * Compares choices.
   *
   * @param values of each choice in each world; NaN where it is not known
   */
  Regrets(List<double[]> values, boolean higherIsBetter) {
    int all = values.isEmpty() ? 0 : values.get(0).length;
    this.worlds =
        IntStream.range(0, all)
            .filter(w -> values.stream().noneMatch(of -> Double.isNaN(of[w])))
            .toArray();
    double sign = higherIsBetter ? -1 : 1;
    this.regrets =
        values.stream()
            .map(
                of ->
                    Arrays.stream(worlds)
                        .mapToDouble(
                            w ->
                                behind(
                                    sign * of[w],
                                    values.stream().mapToDouble(v -> sign * v[w]).min().orElse(0)))
                        .toArray())
            .toList();
  }

  /** Two that are infinite alike are not behind each other. */
  private static double behind(double value, double best) {
    return value == best ? 0 : value - best;
  }

  /** In how many worlds all are known. */
  int worlds() {
    return worlds.length;
  }

  /** Returns the mean regret of a choice; infinite where it is so in a world. */
  Estimate mean(int choice) {
    double[] of = regrets.get(choice);
    double mean = Arrays.stream(of).average().orElse(Double.NaN);
    if (!Double.isFinite(mean) || of.length < 2) {
      return Estimate.ofOne(mean);
    }
    return SamplingError.ofMean(of, Confidence.PLAIN)
        .map(error -> error.around(mean).within(0, Double.POSITIVE_INFINITY))
        .map(interval -> Estimate.of(mean, interval.low(), interval.high()))
        .orElse(Estimate.ofOne(mean));
  }

  /** Returns the largest regret of a choice; NaN for no world. */
  double worst(int choice) {
    return Arrays.stream(regrets.get(choice)).max().orElse(Double.NaN);
  }

  /** Returns the first world of the largest regret. */
  int worstWorld(int choice) {
    double worst = worst(choice);
    double[] of = regrets.get(choice);
    return IntStream.range(0, of.length)
        .filter(i -> of[i] == worst)
        .map(i -> worlds[i])
        .findFirst()
        .orElse(-1);
  }

  /** Returns in how many worlds none is better. */
  int best(int choice) {
    return (int) Arrays.stream(regrets.get(choice)).filter(regret -> regret == 0).count();
  }

  /** Returns the choice whose worst regret is the smallest; the first of several. */
  OptionalInt leastWorst() {
    return IntStream.range(0, regrets.size())
        .filter(i -> !Double.isNaN(worst(i)))
        .boxed()
        .min((a, b) -> Double.compare(worst(a), worst(b)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  /**
   * Returns whose mean regret could be the smallest: those that are not shown to have more than
   * another one (multiple comparisons with the best, each at 5 % / (choices - 1), as worlds are the
   * same for all). One of infinite regret is not among them where another's is finite.
   */
  List<Integer> couldBeLeast() {
    return IntStream.range(0, regrets.size())
        .filter(one -> worlds.length > 0)
        .filter(
            one ->
                IntStream.range(0, regrets.size())
                    .noneMatch(other -> other != one && hasMore(one, other)))
        .boxed()
        .toList();
  }

  private boolean hasMore(int one, int other) {
    double ofOne = mean(one).mean();
    double ofOther = mean(other).mean();
    if (!Double.isFinite(ofOne) || !Double.isFinite(ofOther)) {
      return ofOne > ofOther;
    }
    double[] more =
        IntStream.range(0, worlds.length)
            .mapToDouble(i -> regrets.get(one)[i] - regrets.get(other)[i])
            .toArray();
    double tail = ERROR / (regrets.size() - 1);
    double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - tail);
    return SamplingError.ofMean(more, new Confidence(z, tail, 1))
        .filter(error -> error.around(ofOne - ofOther).low() > 0)
        .isPresent();
  }
}
