package dev.stampede.experiments.compare;

import dev.stampede.experiments.conclude.Yardstick;
import dev.stampede.experiments.sequential.Certainty;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.PairedDifference;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.comparison.Measure.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What contenders are compared by.
 *
 * @param certainty how sure what is said of it must be
 */
record Measuring(Yardstick yardstick, Certainty certainty) {

  private static final double ERROR = 0.05;

  private Metric metric() {
    return yardstick.metric();
  }

  private Sample sample(Contender contender) {
    return contender.sample(yardstick.useCase());
  }

  Estimate value(Contender contender) {
    return metric().estimate(sample(contender));
  }

  /** Whether any of them has a value. */
  boolean isMeasured(List<Contender> contenders) {
    return contenders.stream()
        .anyMatch(contender -> yardstick.value(sample(contender)).isPresent());
  }

  Contrast contrast(Contender contender, Contender baseline) {
    PairedDifference difference = metric().paired(sample(contender), sample(baseline));
    return new Contrast(
        difference,
        Double.isNaN(difference.value())
            ? Optional.of(SignTest.of(values(contender), values(baseline)))
            : Optional.empty());
  }

  private double[] values(Contender contender) {
    return sample(contender).replications().stream().mapToDouble(metric()::of).toArray();
  }

  /**
   * How many times as many replications it would take without common random numbers: the variance
   * of a difference of independent values / that of the paired ones. Null where that is not known,
   * or nothing is left to chance.
   *
   * @param difference of the two
   */
  @Nullable Double pairing(Contender contender, Contender baseline, PairedDifference difference) {
    Optional<Double> own = metric().standardError(sample(contender));
    Optional<Double> others = metric().standardError(sample(baseline));
    Optional<Double> paired = difference.standardError();
    if (own.isEmpty() || others.isEmpty() || paired.isEmpty() || paired.get() == 0) {
      return null;
    }
    double unpaired = own.get() * own.get() + others.get() * others.get();
    return unpaired / (paired.get() * paired.get());
  }

  /**
   * Returns those that are not shown to be worse than another one (multiple comparisons with the
   * best: each of the k - 1 comparisons of one contender has an error of 5 % / (k - 1), so that the
   * best is left out in at most 5 %, whatever common random numbers do to all of them; at several
   * looks both sides of a comparison are allowed twice that, and each has half of it). Where a
   * value is infinite, since too much work was never answered, the signs of the replications'
   * differences decide.
   *
   * @param candidates those that could be built
   */
  List<Contender> couldBeBest(List<Contender> candidates) {
    if (candidates.size() < 2) {
      return candidates;
    }
    double confidence = certainty.share(2 * ERROR / (candidates.size() - 1));
    return candidates.stream()
        .filter(
            one ->
                candidates.stream()
                    .noneMatch(
                        other ->
                            !other.name().equals(one.name()) && isWorse(one, other, confidence)))
        .toList();
  }

  /**
   * Returns who may be chosen of several, which holds wherever replications end; empty where they
   * are too few, or a value is not known or infinite.
   *
   * @param indifference a difference that does not matter, positive
   */
  Optional<Selection> selection(List<Contender> candidates, double indifference) {
    double sign = yardstick.higherIsBetter() ? 1 : -1;
    List<double[]> values =
        candidates.stream()
            .map(candidate -> Arrays.stream(values(candidate)).map(v -> sign * v).toArray())
            .toList();
    boolean possible =
        values.size() > 1
            && values.stream()
                .allMatch(
                    of ->
                        of.length >= KimNelson.FEWEST
                            && Arrays.stream(of).allMatch(Double::isFinite));
    if (!possible) {
      return Optional.empty();
    }
    KimNelson selection = KimNelson.of(values, indifference);
    return Optional.of(
        new Selection(
            selection.left().stream().map(i -> candidates.get(i).name()).toList(),
            indifference,
            selection.replications()));
  }

  private boolean isWorse(Contender one, Contender other, double confidence) {
    return contrast(one, other).shows(!yardstick.higherIsBetter(), confidence);
  }

  /** Confidence of each of so many intervals that hold together with 95 % (Bonferroni). */
  double simultaneous(int intervals) {
    return certainty.share(ERROR / Math.max(1, intervals));
  }

  /** Whether an adjusted p-value shows a difference. */
  static boolean shows(double pValue) {
    return pValue <= ERROR;
  }
}
