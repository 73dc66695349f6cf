package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.reports.page.Page.Card;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.Summary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CardsTest {

  private static final ArchitectureSummary NOTHING =
      SmallExperiment.architecture("nothing", "chat", 0.2, 90);
  private static final ArchitectureSummary SINGLE =
      SmallExperiment.architecture("single", "chat", 0.8, 40);
  private static final ArchitectureSummary ORACLE =
      SmallExperiment.architecture("oracle", "chat", 0.9, 10);

  /** The first architecture fails its objective, and every other one meets it. */
  private static Summary summary(ArchitectureSummary... architectures) {
    List<ObjectiveResult> objectives = new ArrayList<>();
    for (ArchitectureSummary architecture : architectures) {
      Verdict verdict = objectives.isEmpty() ? Verdict.FAILED : Verdict.MET;
      objectives.addAll(SmallExperiment.objectives(architecture.name(), verdict));
    }
    return SmallExperiment.summary(List.of(architectures), objectives);
  }

  @Test
  void cards_sayWhatIsChosenHowSureAndWhatIsNext() {
    assertThat(Cards.of(summary(NOTHING, SINGLE)))
        .containsExactly(
            new Card(
                "The choice", "“single”", "keeps its only objective, for 40 USD a run", Tone.GOOD),
            new Card(
                "How sure",
                "one run",
                "A single replication has no interval. With -n 5 or more the verdicts have one.",
                Tone.UNSURE),
            new Card(
                "What would change it: the nearest limit, 20 % used",
                "chat availability",
                "99.9 %, limit ≥ 99.5 %. It would be missed if more than 5.0 times as much fell"
                    + " short.",
                Tone.PLAIN),
            new Card(
                "Next in line",
                "“nothing”",
                "misses its only objective (chat availability 99.1 %, limit 99.5 %)",
                Tone.PLAIN));
  }

  @Test
  void cards_sayWhatIsOpen() {
    Summary close =
        SmallExperiment.summary(
            List.of(SINGLE),
            List.of(
                SmallObjective.availability()
                    .result("single", Verdict.INCONCLUSIVE, Estimate.of(0.99, 0.98, 0.999)),
                SmallObjective.availability().result("single", Verdict.MET, Estimate.ofOne(1))));
    assertThat(Cards.of(SmallExperiment.replicated(close, 4)))
        .extracting(Card::label, Card::value, Card::tone)
        .containsExactly(
            tuple("Closest to its objectives", "“single”", Tone.UNSURE),
            tuple("How sure", "1 of 2 open", Tone.UNSURE),
            tuple("What would change it", "one objective more", Tone.UNSURE));
  }

  /** Nobody is the cheaper one where nothing has a price. */
  @Test
  void cards_sayWhoIsNextWhereBothKeepAllAndNothingHasAPrice() {
    List<ObjectiveResult> kept = new ArrayList<>(SmallExperiment.objectives("single", Verdict.MET));
    kept.addAll(SmallExperiment.objectives("oracle", Verdict.MET));
    assertThat(Cards.of(SmallExperiment.summary(List.of(SINGLE, ORACLE), kept)))
        .extracting(Card::label, Card::note)
        .contains(tuple("Next in line", "keeps its only objective"));
  }

  @Test
  void cards_leaveBoundsOut() {
    assertThat(
            Cards.of(
                summary(SmallExperiment.bound(NOTHING), SINGLE, SmallExperiment.bound(ORACLE))))
        .extracting(Card::label)
        .startsWith("The choice")
        .doesNotContain("Next in line");
  }

  @Test
  void cards_withoutObjectivesAreNone() {
    assertThat(Cards.of(SmallExperiment.summary(List.of(SINGLE), List.of()))).isEmpty();
  }

  @Test
  void cards_ofBoundsAloneAreNone() {
    assertThat(Cards.of(summary(SmallExperiment.bound(NOTHING)))).isEmpty();
  }
}
