package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.theory.StudyResult.Kept;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationPageTest {

  private static FormulaResult row(int form, Mean measured) {
    ClosedForm system = ClosedForms.all().get(form);
    return new FormulaResult(system, system.formulas().get(0), measured, 4.2);
  }

  private static final Figure FIGURE = Figure.difference("tickets", 3);

  @Test
  void page_marksWhatMissesItsTarget() {
    StudyResult result =
        new StudyResult(
            Studies.rareIncidents(),
            new Kept(0.5, 100_000),
            List.of(
                new Coverage(FIGURE, 20, 2000, 10, 1710, 80, 1.25, 2000, 90),
                new Coverage(FIGURE, 5, 2000, 40, 1900, 60, Double.NaN, 0, 0)));
    EndOfRun system = EndOfRun.all().get(0);
    Mean mean = new Mean(10, 3);
    List<FormulaResult> formulas =
        List.of(row(0, new Mean(2, 0.05)), row(0, new Mean(Double.NaN, Double.NaN)));
    Findings findings =
        new Findings(
            formulas,
            List.of(result),
            List.of(
                new StopResult(StopStudy.all().get(0), 2000, 80, 20, 1900, 4, 131.4, 0.266, 1.43),
                new StopResult(StopStudy.all().get(7), 2000, 0, 131, 1831, 0, 153, 0.03, 1.5)),
            List.of(
                new EndOfRunSection.Result(
                    system,
                    50,
                    List.of(
                        new EndOfRun.Comparison(
                            "availability", mean, new Mean(5, 4), new Mean(-20, 3)),
                        new EndOfRun.Comparison("mean", new Mean(30, 3), mean, mean)))),
            List.of());

    String page = new ValidationPage(Effort.whole(2000, 1), findings).text();

    assertThat(page)
        .contains("./stampede theory\n")
        .contains("that of seed 1, and")
        .doesNotContain("quick page")
        .contains("0 of 2 rows hold.")
        .contains("does not hold beyond 4.20 of them")
        .contains("| M/M/1 | mean wait, s | 2.3333 |")
        .contains(" | 2 ± 0.050 | -6.7 | **no** |")
        .contains(" | – ± – | – | **no** |")
        .contains("2 of 2 lines hold their target")
        .contains("In 200 of the 2,000 experiments fewer than three replications were struck")
        .contains(
            "| tickets, difference | 20 | 3 | 95.0 ± 0.5 % | 0.6 % | 4.4 % | 1.25 | 4.5 ± 0.5 % | yes |")
        .contains("| tickets, difference | 5 | 3 | 95.0 ± 0.5 % | 2.0 % | 3.0 % | – | – | yes |")
        .contains("share of 100,000 replications")
        .contains("[20, 30, 45, 68, 102, 153, 230, 345, 518, 777, 1000]")
        .contains(
            "| exponential | ±30.0 % | 95.0 ± 0.5 % | 4.0 % | 1.0 % | yes | 95.0 ± 0.5 % | yes | 131 | 0.2 % | 26.6 % | 1.43 |")
        .contains(
            "| a promise that 98.0 % keep | ±3 points | 93.5 ± 0.6 % | 0.0 % | 6.6 % | by chance | 91.6 ± 0.6 % | by chance | 153 | 0.0 % | 3.0 % | 1.5 |")
        .contains("| M/G/1 | availability | 10 ± 3 | 5 ± 4 | 1 | -20 ± 3 | -5 | yes |")
        .contains("| M/G/1 | mean | 30 ± 3 | 10 ± 3 | 4.7 | 10 ± 3 | 0 | **no** |");
  }
}
