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
    assertThat(text).startsWith("“graceful” keeps all 3 objectives; ");
    assertThat(text)
        .containsSubsequence(
            "black-friday · 4 architectures · 5 replications · seed 42 · 3 h simulated in 16 s",
            "incidents of south: struck 1 of 5 replications, 0.9 expected\n",
            "OBJECTIVES",
            "limit",
            "support-chat availability",
            "≥ 99.5 %",
            "✗ ",
            "? 99.",
            "✓ ",
            " % in time",
            "OUTCOMES",
            "coding-agents",
            "TICKETS BY",
            "south: timed out (timeout)",
            "GUARDS",
            "north circuit_breaker",
            "IN FAULTS",
            "north",
            "“graceful” beats “single” on support-chat: availability ",
            " points ±0.4 higher, tickets ",
            "! hedged: north was asked",
            "artefacts  out/black-friday\n");
    // Most work of “single” was never answered, so nobody is so many seconds faster.
    assertThat(text).doesNotContain("p99 latency 1 min");
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
    assertThat(relative)
        .startsWith("  support-chat tickets vs “single” ")
        .contains("–  ")
        .contains("✓ 8.2 %")
        .doesNotContain("…");
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
            “only” serves 80 % of chat within tolerance; no objectives are stated.
            small · 1 architecture · 1 replication · seed 7 · 20 s simulated in 500 ms

              OUTCOMES  use case  availability  p50  p99    p99 of answered  calls  tickets
              only      chat      80 %          5 s  never  9 s of 90 %      1.2×   2
              p50, p99: latency of all work, never if too much had no answer; p99 of answered: with the share they are
              calls: to providers, for each piece of work; tickets: per run

              COSTS  total   tickets
              only   12 USD  12 USD
              of a run, of all that the scenario prices
            """);
  }

  @Test
  void render_marksBoundsAndSaysWhoDecides() {
    List<ArchitectureSummary> architectures =
        List.of(
            SmallExperiment.bound(SmallExperiment.architecture("nothing", "chat", 0.2, 90)),
            SmallExperiment.architecture("single", "chat", 0.8, 12),
            SmallExperiment.bound(
                SmallExperiment.architecture("knows-every-fault", "chat", 0.9, 10)));
    List<ObjectiveResult> objectives = new ArrayList<>();
    architectures.forEach(
        a -> objectives.addAll(SmallExperiment.objectives(a.name(), Verdict.FAILED)));
    Summary summary = SmallExperiment.summary(architectures, objectives);
    assertThat(ConsoleSummary.of(SmallExperiment.gated(summary, "single")).render())
        .isEqualTo(
            """
            “single” misses its only objective (chat availability 99.1 %, limit 99.5 %).
            small · 3 architectures · 1 replication · seed 7 · 20 s simulated in 500 ms
            “nothing” and “knows-every-fault” are bounds, not to be built: they are shown, and no verdict counts them.
            The exit code is decided by “single” alone.

              OBJECTIVES         limit     nothing (bound)  single         knows-e… (bound)
              chat availability  ≥ 99.5 %  ✗ 99.1 % ±0.1    ✗ 99.1 % ±0.1  ✗ 99.1 % ±0.1

              OUTCOMES                   use case  availability  p50  p99    p99 of answered  calls  tickets
              nothing (bound)            chat      20 %          5 s  never  9 s of 90 %      1.2×   2
              single                     chat      80 %          5 s  never  9 s of 90 %      1.2×   2
              knows-every-fault (bound)  chat      90 %          5 s  never  9 s of 90 %      1.2×   2
              p50, p99: latency of all work, never if too much had no answer; p99 of answered: with the share they are
              calls: to providers, for each piece of work; tickets: per run

              COSTS                      total   tickets
              nothing (bound)            90 USD  90 USD
              single                     12 USD  12 USD
              knows-every-fault (bound)  10 USD  10 USD
              of a run, of all that the scenario prices
            """);
    assertThat(ConsoleSummary.of(summary).render()).doesNotContain("exit code");
  }

  @Test
  void render_showsCountsOfOneRunAndTheWorkOfOthersLast() {
    ArchitectureSummary a = SmallExperiment.architecture("a", "chat", 0.8, 12);
    ArchitectureSummary b = SmallExperiment.architecture("b", "chat", 0.9, 10);
    Summary summary =
        SmallExperiment.summary(
            List.of(
                SmallExperiment.besides(a, "market", 1), SmallExperiment.besides(b, "market", 1)),
            List.of());
    assertThat(ConsoleSummary.of(SmallExperiment.replicated(summary, 4)).render())
        .isEqualTo(
            """
            No objectives are stated; highest availability: “b” for chat (90 %, 10 points above “a”).
            small · 2 architectures · 4 replications · seed 7 · 20 s simulated in 500 ms

              OUTCOMES  use case  availability  p50  p99    p99 of answered  calls  tickets
              a         chat      80 %          5 s  never  9 s of 90 %      1.2×   0.5
              b         chat      90 %          5 s  never  9 s of 90 %      1.2×   0.5
              background: other customers of the same providers
              a         market    100 %         5 s  never  9 s of 90 %      1.2×   0.5
              b         market    100 %         5 s  never  9 s of 90 %      1.2×   0.5
              p50, p99: latency of all work, never if too much had no answer; p99 of answered: with the share they are
              calls: to providers, for each piece of work; tickets: per run (mean of 4 replications)

              COSTS  total   tickets
              a      12 USD  12 USD
              b      10 USD  10 USD
              of a run, of all that the scenario prices
            """);
  }
}
