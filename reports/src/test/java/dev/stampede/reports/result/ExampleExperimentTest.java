package dev.stampede.reports.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import org.junit.jupiter.api.Test;

final class ExampleExperimentTest {

  @Test
  void blackFriday_givesTheSameFiguresEveryTime() {
    assertThat(ExampleExperiment.blackFriday()).isEqualTo(ExampleExperiment.blackFriday());
  }

  @Test
  void blackFriday_hasEveryVerdict() {
    assertThat(ExampleExperiment.blackFriday().summary().objectives())
        .extracting(ObjectiveResult::architecture, ObjectiveResult::verdict)
        .contains(
            tuple("graceful", Verdict.MET),
            tuple("hedged", Verdict.INCONCLUSIVE),
            tuple("single", Verdict.FAILED));
  }

  @Test
  void blackFriday_hasOneLatencyForEachAnswer() {
    for (UseCaseCourse course : ExampleExperiment.blackFriday().useCases()) {
      for (int i = 0; i < course.answered().size(); i++) {
        assertThat(course.latencyByInterval().get(i).getTotalCount())
            .isEqualTo(course.answered().get(i));
      }
    }
  }
}
