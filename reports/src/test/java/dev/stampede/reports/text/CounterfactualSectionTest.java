package dev.stampede.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Counterfactual;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.SmallCounterfactual;
import dev.stampede.reports.result.SmallExperiment;
import dev.stampede.reports.result.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CounterfactualSectionTest {

  private static final Summary PLAIN =
      SmallExperiment.summary(
          List.of(SmallExperiment.architecture("single", "chat", 0.8, 12)), List.of());

  private static List<String> lines(UseCaseLosses... losses) {
    Summary asked = SmallExperiment.asked(PLAIN, SmallCounterfactual.of(losses));
    return CounterfactualSection.lines(asked, 110, false);
  }

  private static UseCaseLosses only(Counterfactual.Loss loss) {
    return new UseCaseLosses(
        "single",
        "chat",
        List.of(new FaultLoss("gone", false, loss)),
        loss,
        SmallCounterfactual.none());
  }

  @Test
  void notAsked_saysNothing() {
    assertThat(CounterfactualSection.lines(PLAIN, 110, false)).isEmpty();
  }

  @Test
  void lines_tellWhatWouldHaveBeen() {
    assertThat(lines(SmallCounterfactual.overlapping("single", "chat")))
        .containsExactly(
            "  COUNTERFACTUAL",
            "  single · chat · without “gone”: tickets 120 ±10 fewer, availability 3.2 points ±0.1 higher; it spends 64 %",
            "    of the error budget of “chat.availability >= 99%”",
            "  single · chat · without incidents of “north”: tickets 5 ±2 more, availability 0.1 points ±0.1 lower",
            "  single · chat · without any: tickets 130 ±10 fewer, availability 4 points ±0.1 higher; they spend 70 % of",
            "    the error budget of “chat.availability >= 99%”",
            "  single · chat · interaction: together they cost, beyond their sum, tickets 15 ±5 more, availability 0.9",
            "    points ±0.1 lower",
            "  (Per run, on the same random numbers, with 95 % confidence intervals.)");
  }

  @Test
  void onlyFault_hasOneLine() {
    assertThat(lines(only(SmallCounterfactual.none())))
        .containsExactly(
            "  COUNTERFACTUAL",
            "  single · chat · without “gone”: tickets the same, availability the same",
            "  (Per run, on the same random numbers, with 95 % confidence intervals.)");
    assertThat(lines(only(SmallCounterfactual.loss(Estimate.ofOne(7), -0.5, 0))))
        .containsExactly(
            "  COUNTERFACTUAL",
            "  single · chat · without “gone”: tickets 7 fewer, availability 50 points higher",
            "  (Per run, on the same random numbers; too little was seen for confidence intervals.)");
    assertThat(lines(only(SmallCounterfactual.loss(Estimate.ofOne(Double.NaN), Double.NaN, 0))))
        .contains("  single · chat · without “gone”: tickets n/a, availability n/a");
  }

  @Test
  void manyBudgets_areTimes() {
    assertThat(lines(only(SmallCounterfactual.loss(Estimate.ofOne(7), -0.5, 1.5))).get(1))
        .contains("it spends 150 % of the");
    assertThat(lines(only(SmallCounterfactual.loss(Estimate.ofOne(7), -0.5, 65.4))).get(1))
        .contains("it spends 65.4 times the");
  }

  @Test
  void faultsThatAddUp_doNotInteract() {
    UseCaseLosses losses = SmallCounterfactual.overlapping("single", "chat");

    assertThat(
            lines(
                new UseCaseLosses(
                    "single", "chat", losses.faults(), losses.total(), SmallCounterfactual.none())))
        .contains("  single · chat · interaction: none, their costs add up");
  }

  @Test
  void workOfOthers_isNotTold() {
    ArchitectureSummary besides =
        SmallExperiment.besides(
            SmallExperiment.architecture("single", "chat", 0.8, 12), "market", 1);
    Summary asked =
        SmallExperiment.asked(
            SmallExperiment.summary(List.of(besides), List.of()),
            SmallCounterfactual.of(
                SmallCounterfactual.overlapping("single", "market"),
                SmallCounterfactual.overlapping("single", "chat")));

    assertThat(CounterfactualSection.lines(asked, 110, false))
        .anyMatch(line -> line.contains("chat"))
        .noneMatch(line -> line.contains("market"));
  }

  @Test
  void names_doNotBreakLines() {
    UseCaseLosses losses = only(SmallCounterfactual.none());
    List<String> lines =
        lines(
            new UseCaseLosses(
                "x".repeat(300),
                "y\n".repeat(300),
                List.of(new FaultLoss("z".repeat(300), false, SmallCounterfactual.none())),
                losses.total(),
                losses.interaction()));

    assertThat(lines).allMatch(line -> line.length() <= 110).noneMatch(line -> line.contains("\n"));
  }
}
