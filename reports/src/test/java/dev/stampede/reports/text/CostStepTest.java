package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.CostFrontier.Step;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostStepTest {
  private static final Summary IN_DOLLARS = SmallExperiment.summary(List.of(), List.of());

  private static CostStep step(Estimate cost, double perNine) {
    return CostStep.of(IN_DOLLARS, new Step("a", "b", cost, Estimate.ofOne(0.09), perNine));
  }

  @Test
  void sentence_saysWhatIsGainedAndWhatItCosts() {
    assertThat(step(Estimate.of(150, 140, 160), 75).sentence())
        .isEqualTo(
            "from “a” to “b”: availability of all work 9 points higher for 150 USD ±10 more; one"
                + " more nine at that rate: 75 USD");
    assertThat(step(Estimate.ofOne(150), Double.NaN).sentence())
        .isEqualTo("from “a” to “b”: availability of all work 9 points higher for 150 USD more");
  }

  @Test
  void doubt_isOfAnIntervalWithZeroInIt() {
    assertThat(step(Estimate.of(5, -5, 15), 50).isInDoubt()).isTrue();
    assertThat(step(Estimate.of(15, 5, 25), 50).isInDoubt()).isFalse();
    assertThat(step(Estimate.ofOne(5), 50).isInDoubt()).isFalse();
  }
}
