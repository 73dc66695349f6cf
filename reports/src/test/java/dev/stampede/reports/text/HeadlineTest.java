package dev.stampede.reports.text;

import static dev.stampede.reports.result.ObjectiveResult.Verdict.FAILED;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.INCONCLUSIVE;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ExampleExperiment;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.ObjectiveResult.WithinLimit;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HeadlineTest {

  private final Map<String, Verdict[]> verdicts = new LinkedHashMap<>();
  private final Set<String> bounds = new HashSet<>();

  private HeadlineTest given(String architecture, Verdict... verdicts) {
    this.verdicts.put(architecture, verdicts);
    return this;
  }

  private HeadlineTest givenBound(String architecture, Verdict... verdicts) {
    bounds.add(architecture);
    return given(architecture, verdicts);
  }

  private Summary summary() {
    List<ArchitectureSummary> architectures = new ArrayList<>();
    List<ObjectiveResult> objectives = new ArrayList<>();
    double cost = 40;
    for (Map.Entry<String, Verdict[]> entry : verdicts.entrySet()) {
      ArchitectureSummary architecture =
          SmallExperiment.architecture(entry.getKey(), "chat", 0.8, cost--);
      boolean bound = bounds.contains(entry.getKey());
      architectures.add(bound ? SmallExperiment.bound(architecture) : architecture);
      objectives.addAll(SmallExperiment.objectives(entry.getKey(), entry.getValue()));
    }
    return SmallExperiment.priced(SmallExperiment.summary(architectures, objectives));
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
            "“graceful” keeps all 3 objectives, for 38 USD a run; “failover” misses 1 of 3, “single” misses all 3.");
  }

  @Test
  void headline_namesThoseTogetherThatMissAsMany() {
    given("single", FAILED, FAILED)
        .given("retry", FAILED, FAILED, MET)
        .given("failover", MET, FAILED, FAILED)
        .given("graceful", MET, MET, MET);
    assertThat(headline())
        .isEqualTo(
            "“graceful” keeps all 3 objectives, for 37 USD a run; “failover” and “retry” miss 2 of 3,"
                + " “single” misses both objectives.");
  }

  @Test
  void headline_namesTheCheapestOfThoseThatKeep() {
    given("a", MET, MET).given("b", MET, MET);
    assertThat(headline())
        .isEqualTo(
            "Both architectures keep both objectives; “b” costs least (39 USD a run, 1 USD less than"
                + " “a”).");
  }

  @Test
  void headline_saysWhatTheOnlyOneThatKeepsCosts() {
    given("a", MET, MET).given("b", MET, FAILED);
    assertThat(headline())
        .isEqualTo("“a” keeps both objectives, for 40 USD a run; “b” misses 1 of 2.");
  }

  @Test
  void headline_saysWhatIsNotSureOfTheCheapest() {
    given("a", MET).given("b", MET);
    Estimate unsure = Estimate.of(1, -0.5, 2.5);
    assertThat(Headline.of(SmallExperiment.cheaper(summary(), unsure)))
        .endsWith("(39 USD a run, 1 USD less than “a”, within the uncertainty).");
    assertThat(Headline.of(SmallExperiment.cheaper(summary(), Estimate.ofOne(0))))
        .endsWith("; “b” costs least (39 USD a run), as much as “a”.");
  }

  @Test
  void headline_namesTheClosestWhereNoneKeeps() {
    given("single", FAILED, FAILED, FAILED).given("failover", MET, FAILED, FAILED);
    assertThat(headline())
        .isEqualTo(
            "No architecture keeps all its objectives; closest is “failover”, which misses 2 of 3"
                + " (worst: chat tickets 15 % of “single”, limit 10 %).");
  }

  @Test
  void headline_ranksByDistanceAndNotByTheNumberOfMisses() {
    List<ObjectiveResult> objectives = new ArrayList<>();
    objectives.add(availability("single", 0.346));
    objectives.add(SmallExperiment.objectives("single", MET, MET).get(1));
    objectives.add(availability("failover", 0.98));
    objectives.addAll(SmallExperiment.objectives("failover", FAILED, MET, FAILED).subList(1, 3));
    List<ArchitectureSummary> architectures =
        List.of(
            SmallExperiment.architecture("single", "chat", 0.346, 9),
            SmallExperiment.architecture("failover", "chat", 0.98, 9));
    assertThat(Headline.of(SmallExperiment.summary(architectures, objectives)))
        .isEqualTo(
            "No architecture keeps all its objectives; closest is “failover”, which misses 2 of 3"
                + " (worst: chat availability 98 %, limit 99.5 %).");
  }

  private static ObjectiveResult availability(String architecture, double value) {
    return new ObjectiveResult(
        "chat.availability >= 99.5%",
        architecture,
        FAILED,
        value,
        Estimate.ofOne(value),
        "chat",
        "availability",
        ">=",
        0.995,
        "share",
        "",
        "",
        WithinLimit.NONE);
  }

  @Test
  void headline_saysWhatIsTooCloseToCall() {
    given("single", FAILED, MET).given("hedged", INCONCLUSIVE, MET);
    assertThat(headline())
        .isEqualTo(
            "No architecture is sure to keep all its objectives; closest is “hedged”, which is too"
                + " close to call on 1 of 2 (chat availability 99.5 % ±0.1, limit 99.5 %).");
    given("hedged", INCONCLUSIVE, INCONCLUSIVE);
    assertThat(headline())
        .endsWith(" on both objectives (such as chat availability 99.5 % ±0.1, limit 99.5 %).");
  }

  @Test
  void headline_countsOpenOnesBesideMisses() {
    given("a", FAILED, INCONCLUSIVE).given("b", MET, MET);
    assertThat(headline())
        .isEqualTo(
            "“b” keeps both objectives, for 39 USD a run; “a” misses 1 of 2 and is too close to call on 1.");
  }

  @Test
  void headline_ofOneArchitectureSaysWhatItMisses() {
    given("only", FAILED, FAILED);
    assertThat(headline())
        .isEqualTo(
            "“only” misses both objectives (chat availability 99.1 %, limit 99.5 %; chat p99 latency"
                + " 26 s, limit 20 s).");
    given("only", FAILED, FAILED, FAILED);
    assertThat(headline())
        .isEqualTo(
            "“only” misses all 3 (chat availability 99.1 %, limit 99.5 %; chat tickets 15 % of"
                + " “single”, limit 10 %; and 1 more).");
  }

  @Test
  void headline_ofOneObjective() {
    given("only", MET);
    assertThat(headline()).isEqualTo("“only” keeps its only objective, for 40 USD a run.");
    given("only", FAILED);
    assertThat(headline())
        .isEqualTo("“only” misses its only objective (chat availability 99.1 %, limit 99.5 %).");
  }

  @Test
  void headline_doesNotCountTheBaselineThatHasNoObjective() {
    given("single").given("a", MET).given("b", MET);
    assertThat(headline()).startsWith("“a” and “b” keep their only objective; “b” costs least");
  }

  @Test
  void headline_staysReadableWithManyArchitectures() {
    for (int i = 0; i < 12; i++) {
      given("good" + i, MET, MET, MET).given("bad" + i, FAILED, FAILED, FAILED);
    }
    assertThat(headline())
        .isEqualTo(
            "“good0”, “good1”, “good2”, “good3” and 8 more keep all 3 objectives; “good11” costs"
                + " least (18 USD a run, 2 USD less than “good10”); “bad0”, “bad1”, “bad2”, “bad3” and 8 more miss"
                + " all 3.");
  }

  @Test
  void headline_withoutObjectivesComparesAvailability() {
    Summary all = ExampleExperiment.blackFriday().summary();
    Summary none = SmallExperiment.summary(all.architectures(), List.of());
    assertThat(Headline.of(none))
        .matches(
            "No objectives are stated; highest availability: “graceful” for support-chat"
                + " \\(99\\.\\d+ %, 0\\.\\d+ points above “hedged”\\) and “graceful” for coding-agents .*");
  }

  @Test
  void headline_withoutObjectivesSaysWhenTheDifferenceIsUncertain() {
    Summary tied =
        SmallExperiment.summary(
            List.of(
                SmallExperiment.architecture("a", "chat", 0.8, 1),
                SmallExperiment.architecture("b", "chat", 0.8, 1)),
            List.of());
    assertThat(Headline.of(tied)).endsWith(": “a” for chat (80 %, as “b”).");
  }

  @Test
  void headline_withoutObjectivesPassesOverWhatWasNotMeasured() {
    ArchitectureSummary nobody = SmallExperiment.architecture("a", "chat", Double.NaN, 1);
    ArchitectureSummary b = SmallExperiment.architecture("b", "chat", 0.8, 1);
    assertThat(Headline.of(SmallExperiment.summary(List.of(nobody, b), List.of())))
        .isEqualTo("No objectives are stated; highest availability: “b” for chat (80 %).");
    assertThat(Headline.of(SmallExperiment.summary(List.of(nobody, nobody), List.of())))
        .isEqualTo("No objectives are stated; highest availability: none is known for chat.");
    assertThat(Headline.of(SmallExperiment.summary(List.of(nobody), List.of())))
        .isEqualTo(
            "“a” serves an unknown share of chat within tolerance; no objectives are stated.");
  }

  @Test
  void headline_ofOneArchitectureWithoutObjectives() {
    Summary summary = SmallExperiment.of("only", "chat", "p").summary();
    assertThat(Headline.of(summary))
        .isEqualTo("“only” serves 80 % of chat within tolerance; no objectives are stated.");
  }

  @Test
  void headline_ofNothing() {
    assertThat(Headline.of(SmallExperiment.summary(List.of(), List.of())))
        .isEqualTo("Nothing was measured: the experiment has no use case of its own.");
  }

  @Test
  void headline_doesNotLookAtTheWorkOfOthers() {
    ArchitectureSummary ours = SmallExperiment.architecture("a", "chat", 0.8, 40);
    ArchitectureSummary with = SmallExperiment.besides(ours, "market", 1);
    assertThat(Headline.of(SmallExperiment.summary(List.of(with), List.of())))
        .isEqualTo("“a” serves 80 % of chat within tolerance; no objectives are stated.");
    ArchitectureSummary dearer = SmallExperiment.architecture("b", "chat", 0.8, 41);
    List<ObjectiveResult> kept = new ArrayList<>(SmallExperiment.objectives("a", MET));
    kept.addAll(SmallExperiment.objectives("b", MET));
    Summary both = SmallExperiment.summary(List.of(with, dearer), kept);
    assertThat(Headline.of(SmallExperiment.priced(both)))
        .endsWith("; “a” costs least (40 USD a run, 1 USD less than “b”).");
  }

  @Test
  void headline_tellsNamesFromItsOwnWords() {
    given("nothing", FAILED);
    assertThat(headline()).startsWith("“nothing” misses its only objective (");
    given("all", MET);
    assertThat(headline())
        .isEqualTo(
            "“all” keeps its only objective, for 39 USD a run; “nothing” misses its only objective.");
    Summary none =
        SmallExperiment.summary(
            List.of(SmallExperiment.architecture("nothing", "chat", 0.8, 1)), List.of());
    assertThat(Headline.of(none)).startsWith("“nothing” serves 80 % of chat");
  }

  @Test
  void headline_leavesBoundsOut() {
    givenBound("nothing", FAILED, FAILED)
        .given("single", FAILED, MET)
        .given("graceful", MET, MET)
        .givenBound("oracle", MET, MET);
    assertThat(headline())
        .isEqualTo("“graceful” keeps both objectives, for 38 USD a run; “single” misses 1 of 2.");
  }

  @Test
  void headline_ofAllIsNotAboutBounds() {
    givenBound("oracle", MET, MET).given("single", FAILED, MET).given("graceful", FAILED, FAILED);
    assertThat(headline())
        .startsWith(
            "No architecture keeps all its objectives, bounds aside; closest is “single”, which");
    given("single", MET, MET).given("graceful", MET, MET).givenBound("nothing", FAILED, FAILED);
    assertThat(headline())
        .isEqualTo(
            "Both architectures keep both objectives, bounds aside; “graceful” costs least"
                + " (38 USD a run, 1 USD less than “single”).");
  }

  @Test
  void headline_ofOneBesideBoundsSaysWhatItMisses() {
    givenBound("nothing", FAILED).given("only", MET).givenBound("oracle", MET);
    assertThat(headline()).isEqualTo("“only” keeps its only objective, for 39 USD a run.");
  }

  @Test
  void headline_withoutObjectivesLeavesBoundsOut() {
    ArchitectureSummary oracle =
        SmallExperiment.bound(SmallExperiment.architecture("oracle", "chat", 1, 0));
    ArchitectureSummary a = SmallExperiment.architecture("a", "chat", 0.8, 1);
    ArchitectureSummary b = SmallExperiment.architecture("b", "chat", 0.7, 1);
    assertThat(Headline.of(SmallExperiment.summary(List.of(oracle, a, b), List.of())))
        .isEqualTo(
            "No objectives are stated; highest availability: “a” for chat (80 %, 10 points above"
                + " “b”).");
    assertThat(Headline.of(SmallExperiment.summary(List.of(oracle, a), List.of())))
        .isEqualTo("“a” serves 80 % of chat within tolerance; no objectives are stated.");
  }

  @Test
  void headline_saysThatTheRunWasInterrupted() {
    given("only", MET);
    assertThat(Headline.of(SmallExperiment.interrupted(summary())))
        .isEqualTo(
            "Interrupted after 1 replication: “only” keeps its only objective, for 40 USD a run.");
  }

  @Test
  void headline_showsHostileNamesHarmless() {
    given("e\u001b[2Jvil\nname", MET).given("x".repeat(500), FAILED);
    assertThat(headline()).contains("e\\u001b[2Jvil\\nname").doesNotContain("\u001b", "\n");
    assertThat(headline().length()).isLessThan(250);
  }
}
