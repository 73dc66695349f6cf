package dev.stampede.experiments.counterfactual;

import static dev.stampede.experiments.tally.Samples.atLeast;
import static dev.stampede.experiments.tally.Samples.atMost;
import static dev.stampede.experiments.tally.Samples.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.tally.Limit;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Piece;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Samples;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErrorBudgetTest {

  /** 300 and 100 pieces: 200 a run. */
  private static final Sample SAMPLE =
      Samples.sample(
          Metrics.AVAILABILITY, atLeast(0), times(300, Piece.full(1)), times(100, Piece.failed(1)));

  private static Objective objective(Metric metric, Limit limit) {
    return objective("work", metric, limit, null, null);
  }

  private static Objective objective(
      String useCase,
      Metric metric,
      Limit limit,
      @Nullable String versus,
      @Nullable Limit ofReplications) {
    return new Objective("some text", useCase, metric, limit, versus, ofReplications);
  }

  @Test
  void budget_isWhatMayBeLostARun() {
    List<ErrorBudget> budgets =
        ErrorBudget.of(
            List.of(
                objective(Metrics.AVAILABILITY, atLeast(0.99)),
                objective(Metrics.AVAILABILITY, atLeast(0.9))),
            "work",
            SAMPLE);

    assertThat(budgets).hasSize(2);
    assertThat(budgets.get(0).objective()).isEqualTo("some text");
    assertThat(budgets.get(0).pieces()).isCloseTo(2, within(1e-9));
    assertThat(budgets.get(1).pieces()).isCloseTo(20, within(1e-9));
    assertThat(budgets.get(1).spent(5)).isCloseTo(0.25, within(1e-9));
    assertThat(budgets.get(1).spent(-5)).isCloseTo(-0.25, within(1e-9));
    assertThat(budgets.get(1).spent(30)).isCloseTo(1.5, within(1e-9));
  }

  /** 100 % leaves nothing to spend; the others ask for something else. */
  @Test
  void otherObjectives_haveNone() {
    List<Objective> others =
        List.of(
            objective(Metrics.AVAILABILITY, atLeast(1)),
            objective(Metrics.AVAILABILITY, atMost(0.5)),
            objective(Metrics.TICKETS, atMost(5)),
            objective("mail", Metrics.AVAILABILITY, atLeast(0.9), null, null),
            objective("work", Metrics.AVAILABILITY, atLeast(0.9), "single", null),
            objective("work", Metrics.AVAILABILITY, atLeast(0.9), null, atLeast(0.95)));

    assertThat(ErrorBudget.of(others, "work", SAMPLE)).isEmpty();
    Sample nothing =
        Samples.sample(Metrics.AVAILABILITY, atLeast(0), List.<Piece>of(), List.<Piece>of());
    assertThat(
            ErrorBudget.of(List.of(objective(Metrics.AVAILABILITY, atLeast(0.9))), "work", nothing))
        .isEmpty();
  }
}
