package dev.stampede.models.work;

import static dev.stampede.models.work.Outcome.DEGRADED;
import static dev.stampede.models.work.Outcome.FAILED;
import static dev.stampede.models.work.Outcome.FULL;
import static dev.stampede.models.work.Outcome.HUMAN;
import static dev.stampede.models.work.Outcome.LATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceSpecTest {

  /** Deadline 20, first token 4, quality at least 0.6; the first choice has 0.9. */
  private static final ToleranceSpec SPEC = new ToleranceSpec(20, 4, 0.6, 100);

  @ParameterizedTest
  @CsvSource({
    // first token, answered, quality, outcome
    "4, 20, 0.9, FULL", // all limits are reached, none is passed
    "4, 20, 1.0, FULL", // better than the first choice
    "4, 20, 0.89, DEGRADED",
    "4, 20, 0.6, DEGRADED",
    "4, 20, 0.59, FAILED",
    "5, 20, 0.9, LATE",
    "4, 21, 0.9, LATE",
    "5, 21, 0.6, LATE",
    "5, 21, 0.59, FAILED", // of no use, however late
    "0, 0, 0.9, FULL",
  })
  void judge_looksAtQualityThenTime(
      long firstToken, long answered, double quality, Outcome outcome) {
    assertThat(SPEC.judge(firstToken, answered, quality, 0.9)).isEqualTo(outcome);
  }

  @Test
  void judgeHuman_looksAtTheTimeUntilItIsTakenUp() {
    assertThat(SPEC.judgeHuman(100)).isEqualTo(HUMAN);
    assertThat(SPEC.judgeHuman(101)).isEqualTo(LATE);
  }

  @Test
  void anything_toleratesAnything() {
    long forever = Long.MAX_VALUE;
    assertThat(ToleranceSpec.ANYTHING.judge(forever, forever, 0, 0)).isEqualTo(FULL);
    assertThat(ToleranceSpec.ANYTHING.judge(forever, forever, 0, 1)).isEqualTo(DEGRADED);
    assertThat(ToleranceSpec.ANYTHING.judgeHuman(forever)).isEqualTo(HUMAN);
  }

  @Test
  void tickets_areOutcomesOutsideTheToleranceThatHaveEnded() {
    assertThat(Outcome.values())
        .filteredOn(Outcome::isTicket)
        .containsExactly(LATE, FAILED, Outcome.ABANDONED);
    assertThat(Outcome.values())
        .filteredOn(Outcome::withinTolerance)
        .containsExactly(FULL, DEGRADED, HUMAN);
  }

  @Test
  void spec_rejectsWhatIsOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToleranceSpec(0, 1, 0, 1))
        .withMessageStartingWith("deadline (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToleranceSpec(1, 1, 1.01, 1))
        .withMessageStartingWith("min_quality (1.01)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ToleranceSpec(1, 1, Double.NaN, 1))
        .withMessageStartingWith("min_quality (NaN)");
  }
}
