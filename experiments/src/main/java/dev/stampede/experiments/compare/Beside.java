package dev.stampede.experiments.compare;

import dev.stampede.experiments.conclude.Yardstick;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.comparison.Measure.Difference;
import dev.stampede.reports.result.comparison.Measure.Finding;
import java.util.Optional;

/**
 * A contender beside its baseline, by one measure.
 *
 * @param pValue of "there is no difference", adjusted for all that is asked together
 * @param indifference the largest difference that nobody minds, at least 0
 * @param confidence of its interval
 */
record Beside(
    Measuring measuring,
    Contender contender,
    Contender baseline,
    Contrast contrast,
    double pValue,
    double indifference,
    double confidence) {

  private Estimate difference() {
    return contrast.difference().estimate(confidence);
  }

  Difference told() {
    return new Difference(
        contender.name(),
        baseline.name(),
        difference(),
        pValue,
        finding(),
        measuring.pairing(contender, baseline, contrast.difference()));
  }

  private Finding finding() {
    boolean small =
        contrast
            .difference()
            .interval(confidence)
            .filter(i -> -indifference <= i.low() && i.high() <= indifference)
            .isPresent();
    if (small) {
      return Finding.EQUIVALENT;
    }
    if (!Measuring.shows(pValue)) {
      return Finding.OPEN;
    }
    return contrast.isMore() == measuring.yardstick().higherIsBetter()
        ? Finding.BETTER
        : Finding.WORSE;
  }

  /**
   * Returns it as a figure that may have to be known before it is stopped. A relative width is a
   * share of the baseline's value: of the difference itself it would ask the more the less there is
   * of it. What it shows is clear once its interval leaves out 0, or all that matters. An infinite
   * value has no difference to it, and never will; there signs may still show something.
   */
  Awaited awaited() {
    Yardstick yardstick = measuring.yardstick();
    Estimate difference = difference();
    double size = Math.abs(difference.mean());
    boolean comes = contender.evidence().comes(difference);
    return new Awaited(
        "difference in %s to '%s'".formatted(yardstick.name(), baseline.name()),
        yardstick.metric().name(),
        contender.name(),
        yardstick.metric().unitIn(contender.evidence().currency()),
        difference,
        measuring.value(baseline).mean(),
        Math.max(size, indifference - size),
        comes || contrast.signs().isPresent()
            ? Optional.of(finding() != Finding.OPEN)
            : Optional.empty(),
        comes);
  }
}
