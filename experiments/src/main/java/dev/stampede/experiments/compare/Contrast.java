package dev.stampede.experiments.compare;

import dev.stampede.experiments.tally.PairedDifference;
import java.util.Optional;

/**
 * What a figure says of two contenders in the same replications.
 *
 * @param difference of the first one to the other
 * @param signs of the replications' differences, where there is no difference to tell, since one of
 *     both is infinite; empty where there is one
 */
record Contrast(PairedDifference difference, Optional<SignTest> signs) {

  /** The p-value of "there is no difference". */
  double pValue() {
    return signs.map(SignTest::pValue).orElseGet(difference::pValue);
  }

  /** Whether the first one is more, if they are not the same. */
  boolean isMore() {
    return signs.map(SignTest::moreOften).orElseGet(() -> difference.value() > 0);
  }

  /**
   * Whether the first one is shown to be more, or to be less.
   *
   * @param confidence of the two-sided interval that shows it, in (0, 1)
   */
  boolean shows(boolean more, double confidence) {
    return signs
        .map(test -> test.moreOften() == more && test.pValue() <= 1 - confidence)
        .orElseGet(
            () ->
                difference
                    .interval(confidence)
                    .filter(i -> more ? i.low() > 0 : i.high() < 0)
                    .isPresent());
  }
}
