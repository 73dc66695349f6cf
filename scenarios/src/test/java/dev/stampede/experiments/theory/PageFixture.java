package dev.stampede.experiments.theory;

import java.util.List;

/** Pages that took no time. */
public final class PageFixture {

  private PageFixture() {}

  /** A page with one row, of which the measured value is off by so many standard errors. */
  public static ValidationPage off(double errors) {
    ClosedForm form = ClosedForms.all().get(0);
    Formula formula = form.formulas().get(0);
    Mean measured = new Mean(formula.value() + errors, 1);
    return new ValidationPage(
        Effort.whole(1, 1),
        new Findings(
            List.of(new FormulaResult(form, formula, measured, 4)),
            List.of(),
            List.of(),
            List.of(),
            List.of()));
  }
}
