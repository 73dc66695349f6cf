package dev.stampede.reports.text;

import static dev.stampede.reports.result.ObjectiveResult.Verdict.FAILED;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.INCONCLUSIVE;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HeadlineTest {

  private final Map<String, Verdict[]> verdicts = new LinkedHashMap<>();

  private HeadlineTest given(String architecture, Verdict... verdicts) {
    this.verdicts.put(architecture, verdicts);
    return this;
  }

  private Summary summary() {
    List<ArchitectureSummary> architectures = new ArrayList<>();
    List<ObjectiveResult> objectives = new ArrayList<>();
    double cost = 40;
    for (Map.Entry<String, Verdict[]> entry : verdicts.entrySet()) {
      architectures.add(SmallExperiment.architecture(entry.getKey(), "chat", 0.8, cost--));
      objectives.addAll(SmallExperiment.objectives(entry.getKey(), entry.getValue()));
    }
    return SmallExperiment.summary(architectures, objectives);
  }

  private String headline() {
    return Headline.of(summary());
  }

  @Test
  void headline_namesWhoKeepsAndWhatIsMissed() {
    given("single", FAILED, FAILED, FAILED)
        .given("failover", FAILED, MET, MET)
        .given("graceful", MET, MET, MET);
    assertThat(headline())
        .isEqualTo(
            "graceful keeps all 3 objectives; failover misses 1 of 3 (chat availability 99.1 %,"
                + " limit 99.5 %), single misses all 3.");
  }

  @Test
  void headline_namesTheCheapestOfThoseThatKeep() {
    given("a", MET, MET).given("b", MET, MET);
    assertThat(headline())
        .isEqualTo(
            "Both architectures keep both objectives; b costs least in tickets and human work"
                + " (39 USD a run).");
  }

  @Test
  void headline_namesTheClosestWhereNoneKeeps() {
    given("single", FAILED, FAILED, FAILED).given("failover", MET, FAILED, FAILED);
    assertThat(headline())
        .isEqualTo(
            "No architecture keeps all its objectives; closest is failover, which misses 2 of 3"
                + " (chat p99 latency 26 s, limit 20 s and tickets at most 10% of single: 15 %);"
                + " single misses all 3.");
  }

  @Test
  void headline_saysWhatIsTooCloseToCall() {
    given("single", FAILED, MET).given("hedged", INCONCLUSIVE, MET);
    assertThat(headline())
        .isEqualTo(
            "No architecture is sure to keep all its objectives; closest is hedged, which is too"
                + " close to call on 1 of 2 (chat availability 99.5 % ±0.1, limit 99.5 %); single"
                + " misses 1 of 2 (chat availability 99.1 %, limit 99.5 %).");
  }

  @Test
  void headline_countsOpenOnesBesideMisses() {
    given("a", FAILED, INCONCLUSIVE).given("b", MET, MET);
    assertThat(headline()).contains("a misses 1 of 2 (").contains("), 1 more too close to call.");
  }

  @Test
  void headline_ofOneArchitectureSaysWhatItMisses() {
    given("only", FAILED, FAILED);
    assertThat(headline())
        .isEqualTo(
            "only misses both of its objectives (chat availability 99.1 %, limit 99.5 % and chat"
                + " p99 latency 26 s, limit 20 s).");
  }

  @Test
  void headline_ofOneObjective() {
    given("only", MET);
    assertThat(headline()).isEqualTo("only keeps its only objective.");
    given("only", FAILED);
    assertThat(headline())
        .isEqualTo("only misses its only objective (chat availability 99.1 %, limit 99.5 %).");
  }

  @Test
  void headline_doesNotCountTheBaselineThatHasNoObjective() {
    given("single").given("a", MET).given("b", MET);
    assertThat(headline()).startsWith("a and b keep all their objectives; b costs least");
  }

  @Test
  void headline_staysReadableWithManyArchitectures() {
    for (int i = 0; i < 12; i++) {
      given("good" + i, MET, MET, MET).given("bad" + i, FAILED, FAILED, FAILED);
    }
    assertThat(headline())
        .startsWith("good0, good1, good2, good3 and 8 more keep all 3 objectives; good11 costs")
        .endsWith(
            "bad0 misses all 3, bad1 misses all 3, bad2 misses all 3, 9 more are at least as"
                + " far from it.");
  }

  @Test
  void headline_withoutObjectivesComparesAvailability() {
    Summary all = ExampleExperiment.blackFriday().summary();
    Summary none = SmallExperiment.summary(all.architectures(), List.of());
    assertThat(Headline.of(none))
        .matches(
            "No objectives are stated; the highest availability has for support-chat graceful"
                + " \\(99\\.\\d+ %, 0\\.\\d+ points above hedged\\) and for coding-agents graceful .*");
  }

  @Test
  void headline_withoutObjectivesSaysWhenTheDifferenceIsUncertain() {
    Summary tied =
        SmallExperiment.summary(
            List.of(
                SmallExperiment.architecture("a", "chat", 0.8, 1),
                SmallExperiment.architecture("b", "chat", 0.8, 1)),
            List.of());
    assertThat(Headline.of(tied)).endsWith("for chat a (80 %, as b).");
  }

  @Test
  void headline_ofOneArchitectureWithoutObjectives() {
    Summary summary = SmallExperiment.of("only", "chat", "p").summary();
    assertThat(Headline.of(summary))
        .isEqualTo("only serves 80 % of chat within tolerance; no objectives are stated.");
  }

  @Test
  void headline_ofNothing() {
    assertThat(Headline.of(SmallExperiment.summary(List.of(), List.of())))
        .isEqualTo("Nothing was measured: the experiment has no use case.");
  }

  @Test
  void headline_saysThatTheRunWasInterrupted() {
    given("only", MET);
    assertThat(Headline.of(SmallExperiment.interrupted(summary())))
        .isEqualTo("Interrupted after 1 replication: only keeps its only objective.");
  }

  @Test
  void headline_showsHostileNamesHarmless() {
    given("e\u001b[2Jvil\nname", MET).given("x".repeat(500), FAILED);
    assertThat(headline()).contains("e\\u001b[2Jvil\\nname").doesNotContain("\u001b", "\n");
    assertThat(headline().length()).isLessThan(250);
  }
}
