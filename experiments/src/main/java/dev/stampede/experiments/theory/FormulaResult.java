package dev.stampede.experiments.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * A formula, and what its system showed.
 *
 * @param measured the mean over the replications
 * @param most standard errors that it may be off
 */
record FormulaResult(ClosedForm form, Formula formula, Mean measured, double most) {

  /** Replications of each system on a page. */
  static final int REPLICATIONS = 40;

  /** How often any row of a page is off by chance, at most. */
  static final double FALSE_ALARM = 0.01;

  /** Keeps the seeds of systems apart; other experiments have seeds above a million. */
  private static final long SEEDS_A_SYSTEM = 1000;

  /**
   * Runs systems.
   *
   * @param replications of each, at least 2
   * @param length the share of their counted times that is run, in (0, 1]
   * @return a row for each formula
   */
  static List<FormulaResult> of(
      List<ClosedForm> forms, Experiments experiments, int replications, double length) {
    int rows = forms.stream().mapToInt(form -> form.formulas().size()).sum();
    double most = Agreement.quantile(FALSE_ALARM / rows, replications);
    List<FormulaResult> results = new ArrayList<>();
    for (int number = 0; number < forms.size(); number++) {
      ClosedForm form = forms.get(number);
      List<List<Double>> seen =
          experiments.replications(
              form.name(),
              form.text(length),
              number * SEEDS_A_SYSTEM,
              replications,
              summary ->
                  form.formulas().stream().map(f -> f.reads().applyAsDouble(summary)).toList());
      for (int i = 0; i < form.formulas().size(); i++) {
        int at = i;
        Mean mean = Mean.of(seen.stream().map(all -> all.get(at)).toList());
        results.add(new FormulaResult(form, form.formulas().get(i), mean, most));
      }
    }
    return results;
  }

  /** Standard errors between what was measured and the formula. */
  double errors() {
    return measured.errorsFrom(formula.value());
  }

  /** Whether they differ by no more than chance makes of it. */
  boolean holds() {
    return Math.abs(errors()) <= most;
  }
}
