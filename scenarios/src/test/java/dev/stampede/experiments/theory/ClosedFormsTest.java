package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.YamlScenarios;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The closed forms of docs/validation.md go all the way. What they come to is for the page: {@code
 * theory} runs 40 replications of each, a thousand times as long as the two here.
 */
class ClosedFormsTest {

  private static final double SHORT = 1e-3;

  private static final Effort EFFORT = new Effort(1, SHORT, 1);

  private static Experiments experiments(int jobs) {
    return new Experiments(
        new YamlScenarios(LocalDate.EPOCH), Seeds.KEPT, jobs, (what, done, all) -> {});
  }

  private static final List<FormulaResult> ROWS =
      FormulaResult.of(ClosedForms.all(), experiments(1), 2, SHORT);

  @Test
  void everySystem_isReadAndMeasured() {
    assertThat(ROWS).hasSizeGreaterThan(70);
    assertThat(ROWS)
        .filteredOn(row -> !Double.isFinite(row.formula().value() + row.measured().value()))
        .extracting(row -> row.form().name())
        .isEmpty();
    assertThat(ClosedForms.all()).extracting(ClosedForm::name).doesNotHaveDuplicates();
  }

  @Test
  void quickPage_hasEverySectionAndSystem() {
    Findings findings =
        new Findings(
            ROWS,
            Studies.all().stream()
                .map(study -> new StudyResult(study, new StudyResult.Kept(0.5, 1), List.of()))
                .toList(),
            List.of(),
            List.of(),
            List.of());
    String page = new ValidationPage(EFFORT, findings).text();

    assertThat(page)
        .contains("This is the quick page")
        .contains("## Closed forms", "## Coverage", "## Runs that stop", "## The end of a run")
        .contains("## Rare events");
    assertThat(page.lines().filter(line -> line.startsWith("### ")).toList())
        .hasSize(7)
        .doesNotHaveDuplicates();
    assertThat(Studies.all())
        .allSatisfy(study -> assertThat(page).contains("## Coverage: " + study.name()));
    assertThat(ClosedForms.all())
        .allSatisfy(
            form -> assertThat(page).contains("- **" + form.name() + "**", "| " + form.name()));
  }

  /** Retries that are one too few in the formula: a false alarm is one in 100 of such pages. */
  @Test
  void wrongTheory_isFound() {
    ClosedForm right =
        ClosedForms.all().stream()
            .filter(form -> form.name().equals("three retries"))
            .findFirst()
            .orElseThrow();
    Formula calls = right.formulas().get(0);
    ClosedForm wrong =
        new ClosedForm(
            right.name(),
            right.about(),
            right.warmupSeconds(),
            right.countedSeconds(),
            right.system(),
            List.of(calls, new Formula("two retries", 1.75, "a mistake", calls.reads())));

    List<FormulaResult> rows = FormulaResult.of(List.of(wrong), experiments(1), 20, 0.003);

    assertThat(rows).extracting(FormulaResult::holds).containsExactly(true, false);
    assertThat(holds(rows.subList(0, 1))).isTrue();
    assertThat(holds(rows)).isFalse();
  }

  private static boolean holds(List<FormulaResult> rows) {
    return new Findings(rows, List.of(), List.of(), List.of(), List.of()).holds();
  }

  @Test
  void jobs_changeNothing_andAnotherSeedDoes() {
    List<ClosedForm> forms = ClosedForms.all().subList(0, 2);
    List<Mean> first = Stream.of(ROWS.get(0), ROWS.get(4)).map(FormulaResult::measured).toList();

    assertThat(measured(FormulaResult.of(forms, experiments(2), 2, SHORT))).containsAll(first);
    Experiments others =
        new Experiments(
            new YamlScenarios(LocalDate.EPOCH), new Seeds(2), 1, (what, done, all) -> {});
    assertThat(measured(FormulaResult.of(forms, others, 2, SHORT)))
        .doesNotContainAnyElementsOf(first);
  }

  private static List<Mean> measured(List<FormulaResult> rows) {
    return rows.stream().map(FormulaResult::measured).toList();
  }
}
