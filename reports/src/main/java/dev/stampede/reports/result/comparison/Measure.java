package dev.stampede.reports.result.comparison;

import dev.stampede.reports.result.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A figure that contenders are compared by.
 *
 * @param metric name of the metric, as in objectives
 * @param useCase the use case; empty for architectures as a whole
 * @param unit of values and differences, as in {@link
 *     dev.stampede.reports.result.ObjectiveResult#unit}
 * @param promised whether an objective of the first scenario is about it
 * @param values of all contenders, with 95 % intervals of each alone
 * @param differences to their baselines; of the contenders that have one
 * @param couldBeBest names of those that are not shown to be worse than another one: with 95 %
 *     confidence the best is among them
 * @param selection who may be chosen without a difference that matters; empty where none is said to
 *     matter not, or there are too few replications
 */
public record Measure(
    String metric,
    String useCase,
    String unit,
    boolean higherIsBetter,
    boolean promised,
    List<Value> values,
    List<Difference> differences,
    List<String> couldBeBest,
    Optional<Selection> selection) {

  /** Copies the lists. */
  public Measure {
    values = List.copyOf(values);
    differences = List.copyOf(differences);
    couldBeBest = List.copyOf(couldBeBest);
  }

  /**
   * Whom to choose, by Kim and Nelson's selection.
   *
   * @param left names of those that are left, at least one; if it is one, it is the best with 95 %
   *     confidence, or less than the indifference behind it
   * @param indifference in the measure's unit
   * @param replications after which no more than these were left
   */
  public record Selection(List<String> left, double indifference, int replications) {

    /** Copies the list. */
    public Selection {
      left = List.copyOf(left);
    }
  }

  /** The value of a contender. */
  public record Value(String contender, Estimate value) {}

  /**
   * A paired difference, {@code contender - baseline}.
   *
   * @param difference with an interval: those of all differences of the measure hold together with
   *     95 % confidence
   * @param pValue of "there is no difference", adjusted for all that is asked (Holm)
   * @param pairing how many times as many replications it would have taken without common random
   *     numbers; null where that is not known
   */
  public record Difference(
      String contender,
      String baseline,
      Estimate difference,
      double pValue,
      Finding finding,
      @Nullable Double pairing) {}

  /** What a difference shows. */
  public enum Finding {
    /** The contender is better, at 5 % for all that is asked together. */
    BETTER,
    /** The contender is worse, likewise. */
    WORSE,
    /** If there is a difference, it is one that nobody minds. */
    EQUIVALENT,
    /** Chance may be all there is. */
    OPEN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
