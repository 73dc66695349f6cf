package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleSummaryTest {

  private static final Summary BLACK_FRIDAY = ExampleExperiment.blackFriday().summary();

  @Test
  void render_saysTheVerdictFirst() {
    String text = ConsoleSummary.of(BLACK_FRIDAY).writtenTo("out/black-friday").render();
    assertThat(text).startsWith("graceful keeps all 3 objectives; ");
    assertThat(text)
        .containsSubsequence(
            "black-friday · 4 architectures · 5 replications · seed 42 · 3 h simulated in 16 s",
            "OBJECTIVES",
            "limit",
            "support-chat availability",
            "≥ 99.5 %",
            "✗ ",
            "? 99.",
            "✓ ",
            "OUTCOMES",
            "coding-agents",
            "graceful beats single on support-chat: availability ",
            " points ±0.4 higher, p99 latency 1 min ",
            "! hedged: north was asked",
            "artefacts  out/black-friday\n");
  }

  @Test
  void render_leavesOutWhatIsNotReported() {
    String relative =
        ConsoleSummary.of(BLACK_FRIDAY)
            .render()
            .lines()
            .filter(line -> line.contains("≤ 10 %"))
            .findFirst()
            .orElseThrow();
    assertThat(relative).startsWith("  support-chat.tickets").contains("–  ").contains("✓ 8.2 %");
  }

  @Test
  void render_addsOnlyInkInColour() {
    String plain = ConsoleSummary.of(BLACK_FRIDAY).render();
    String coloured = ConsoleSummary.of(BLACK_FRIDAY).coloured().render();
    assertThat(plain).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[32m✓").contains("\u001b[31m✗").contains("\u001b[33m?");
    assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
  }

  @Test
  void render_fitsItsWidthWithLongHostileNames() {
    List<ArchitectureSummary> architectures = new ArrayList<>();
    List<ObjectiveResult> objectives = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String name = i + "\u001b[2J<script>\n" + "n".repeat(80);
      architectures.add(SmallExperiment.architecture(name, "u".repeat(90), 0.8, 1e12));
      objectives.addAll(
          SmallExperiment.objectives(name, Verdict.MET, Verdict.FAILED, Verdict.INCONCLUSIVE));
    }
    Summary summary = SmallExperiment.summary(architectures, objectives);
    String text = ConsoleSummary.of(summary).render();
    assertThat(text.lines()).allMatch(line -> PlainText.width(line) <= ConsoleSummary.WIDTH);
    assertThat(text).doesNotContain("\u001b").contains("<script>\\n");
    assertThat(text.lines().filter(line -> line.startsWith("  OBJECTIVES"))).hasSize(3);
    assertThat(ConsoleSummary.of(BLACK_FRIDAY).render().lines())
        .allMatch(line -> PlainText.width(line) <= ConsoleSummary.WIDTH);
  }

  @Test
  void render_ofAnEmptyExperimentIsHeadlineAndOutcomes() {
    String text = ConsoleSummary.of(SmallExperiment.of("only", "chat", "p").summary()).render();
    assertThat(text)
        .isEqualTo(
            """
            only serves 80 % of chat within tolerance; no objectives are stated.
            small · 1 architecture · 1 replication · seed 7 · 20 s simulated in 500 ms

              OUTCOMES  use case  availability  p50  p99  calls  tickets  cost
              only      chat      80 %          5 s  9 s  1.2×   2        12 USD
              calls: to providers, for each piece of work
            """);
  }
}
