package dev.stampede.reports.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

  private static Summary summary(List<ObjectiveResult> objectives) {
    return SmallExperiment.summary(
        List.of(
            SmallExperiment.architecture("single", "chat", 0.9, 1),
            SmallExperiment.bound(SmallExperiment.architecture("oracle", "chat", 0.9, 1))),
        objectives);
  }

  private static Verdict verdict(Verdict... verdicts) {
    return answer(summary(SmallExperiment.objectives("single", verdicts))).verdict();
  }

  private static Answer answer(Summary summary) {
    return SmallExperiment.withoutCourse(summary);
  }

  @Test
  void worstVerdict_counts() {
    assertThat(verdict()).isEqualTo(Verdict.MET);
    assertThat(verdict(Verdict.MET, Verdict.MET)).isEqualTo(Verdict.MET);
    assertThat(verdict(Verdict.MET, Verdict.INCONCLUSIVE)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict(Verdict.INCONCLUSIVE, Verdict.FAILED, Verdict.MET))
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void bounds_decideNothing_andWithAGateNobodyElse() {
    List<ObjectiveResult> objectives =
        new ArrayList<>(SmallExperiment.objectives("oracle", Verdict.FAILED));
    objectives.addAll(SmallExperiment.objectives("single", Verdict.MET));
    Summary bounded = summary(objectives);
    assertThat(answer(bounded).verdict()).isEqualTo(Verdict.MET);

    Summary failing = summary(SmallExperiment.objectives("single", Verdict.FAILED));
    assertThat(answer(failing).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(answer(SmallExperiment.gated(failing, "other")).verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void nameAndEnd_areThoseOfTheRun() {
    Summary whole = summary(List.of());
    assertThat(answer(whole).name()).isEqualTo("small");
    assertThat(answer(whole).partial()).isFalse();
    assertThat(answer(SmallExperiment.interrupted(whole)).partial()).isTrue();
  }
}
