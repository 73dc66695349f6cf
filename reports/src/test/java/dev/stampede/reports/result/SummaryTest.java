package dev.stampede.reports.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {

  private static final Summary SUMMARY =
      SmallExperiment.summary(
          List.of(
              SmallExperiment.bound(SmallExperiment.architecture("nothing", "chat", 0.2, 9)),
              SmallExperiment.architecture("today", "chat", 0.8, 4),
              SmallExperiment.architecture("proposed", "chat", 0.9, 2)),
          List.of());

  @Test
  void candidates_areAllButTheBounds() {
    assertThat(SUMMARY.candidates())
        .extracting(ArchitectureSummary::name)
        .containsExactly("today", "proposed");
    assertThat(SUMMARY.isBound("nothing")).isTrue();
    assertThat(SUMMARY.isBound("today")).isFalse();
    assertThat(SUMMARY.isBound("nobody")).isFalse();
  }

  @Test
  void decides_withoutAGateEveryCandidate() {
    assertThat(List.of("nothing", "today", "proposed"))
        .filteredOn(SUMMARY::decides)
        .containsExactly("today", "proposed");
  }

  @Test
  void decides_withAGateItAlone() {
    Summary gated = SmallExperiment.gated(SUMMARY, "proposed");
    assertThat(List.of("nothing", "today", "proposed"))
        .filteredOn(gated::decides)
        .containsExactly("proposed");
  }
}
