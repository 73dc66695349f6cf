package dev.stampede.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.page.Page.Card;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.SmallObjective;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
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
  void cards_showTheBestArchitectureAgainstTheFirst() {
    assertThat(Cards.of(summary(NOTHING, SINGLE)))
        .containsExactly(
            new Card(
                "Architectures that meet every objective",
                "1 of 2",
                "“single” meets 1 of 1",
                Tone.GOOD),
            new Card("Availability, chat", "80 %", "“single” (“nothing”: 20 %)", Tone.GOOD),
            new Card(
                "p99 latency of all work, chat",
                "never",
                "“single”, 90 % answered (“nothing”: never)",
                Tone.PLAIN),
            new Card("Tickets per run", "2", "“single” (“nothing”: 2)", Tone.PLAIN),
            new Card("Cost per run", "40 USD", "“single” (“nothing”: 90 USD)", Tone.PLAIN));
  }

  @Test
  void cards_putAnIntervalIntoTheNote() {
    ArchitectureSummary chat = SmallExperiment.architecture("a", "chat", 0.8, 0);
    assertThat(availability(chat, Estimate.of(0.998, 0.981, 1)))
        .extracting(Card::value, Card::note)
        .containsExactly("99.8 %", "“a”, 98.1 to 100 %");
    assertThat(availability(chat, Estimate.of(0.8, 0.7, 0.9)))
        .extracting(Card::value, Card::note)
        .containsExactly("80 %", "“a”, ±10");
  }

  private static Card availability(ArchitectureSummary architecture, Estimate availability) {
    UseCaseSummary was = architecture.ours().get(0);
    UseCaseSummary is =
        new UseCaseSummary(
            was.name(),
            false,
            was.outcomes(),
            availability,
            was.latencySeconds(),
            was.waitProbability(),
            was.returns(),
            was.attempts(),
            was.tickets(),
            was.cost(),
            was.quality());
    ArchitectureSummary with =
        new ArchitectureSummary(architecture.name(), List.of(is), architecture.providers());
    return Cards.of(SmallExperiment.summary(List.of(with), List.of())).get(0);
  }

  /** A promise of single replications is not about the figure on the card. */
  @Test
  void cards_takeTheirColourFromWhatIsAboutThem() {
    Summary summary =
        SmallExperiment.summary(
            List.of(SINGLE),
            List.of(
                SmallObjective.ofReplications()
                    .result("single", Verdict.FAILED, Estimate.ofOne(0.5)),
                SmallObjective.availability().result("single", Verdict.MET, Estimate.ofOne(1))));
    assertThat(Cards.of(summary).get(1).tone()).isEqualTo(Tone.GOOD);
  }

  @Test
  void cards_leaveBoundsOut() {
    List<Card> cards =
        Cards.of(summary(SmallExperiment.bound(NOTHING), SINGLE, SmallExperiment.bound(ORACLE)));
    assertThat(cards).extracting(Card::value).startsWith("1 of 1", "80 %");
    assertThat(cards)
        .extracting(Card::note)
        .containsExactly(
            "“single” meets 1 of 1", "“single”", "“single”, 90 % answered", "“single”", "“single”");
  }

  @Test
  void cards_ofBoundsAloneAreNone() {
    assertThat(Cards.of(summary(SmallExperiment.bound(NOTHING)))).isEmpty();
  }
}
