package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChoiceTest {

  private static final ArchitectureSummary A = SmallExperiment.architecture("a", "chat", 0.8, 40);
  private static final ArchitectureSummary B = SmallExperiment.architecture("b", "chat", 0.8, 30);

  private static String chosen(List<ObjectiveResult> objectives, ArchitectureSummary... all) {
    Summary summary = SmallExperiment.summary(List.of(all), objectives);
    return Choice.of(summary).orElseThrow().name();
  }

  private static List<ObjectiveResult> objectives(Verdict[] ofA, Verdict... ofB) {
    List<ObjectiveResult> objectives = new ArrayList<>(SmallExperiment.objectives("a", ofA));
    objectives.addAll(SmallExperiment.objectives("b", ofB));
    return objectives;
  }

  @Test
  void choice_isTheClosestAndThenTheCheapest() {
    Verdict[] kept = {Verdict.MET, Verdict.MET};
    assertThat(chosen(objectives(kept, kept), A, B)).isEqualTo("b");
    assertThat(chosen(objectives(kept, Verdict.MET, Verdict.FAILED), A, B)).isEqualTo("a");
    // Of three objectives b misses two, but by less on average than a misses its only one.
    assertThat(
            chosen(
                objectives(
                    new Verdict[] {Verdict.FAILED}, Verdict.MET, Verdict.FAILED, Verdict.FAILED),
                A,
                B))
        .isEqualTo("b");
  }

  @Test
  void choice_prefersAnArchitectureThatHasObjectives() {
    assertThat(chosen(SmallExperiment.objectives("a", Verdict.FAILED), A, B)).isEqualTo("a");
  }

  @Test
  void choice_doesNotLookAtTheCostOfOthers() {
    assertThat(chosen(List.of(), A, SmallExperiment.besides(B, "market", 1))).isEqualTo("b");
  }

  @Test
  void choice_isNoBound() {
    Verdict[] kept = {Verdict.MET, Verdict.MET};
    ArchitectureSummary bound = SmallExperiment.bound(B);
    assertThat(chosen(objectives(kept, kept), A, bound)).isEqualTo("a");
    assertThat(chosen(objectives(new Verdict[] {Verdict.FAILED}, Verdict.MET), A, bound))
        .isEqualTo("a");
    assertThat(chosen(List.of(), bound, A)).isEqualTo("a");
    assertThat(Choice.of(SmallExperiment.summary(List.of(bound), List.of()))).isEmpty();
  }

  @Test
  void choice_isNoneAmongNone() {
    assertThat(Choice.of(SmallExperiment.summary(List.of(), List.of()))).isEmpty();
  }
}
