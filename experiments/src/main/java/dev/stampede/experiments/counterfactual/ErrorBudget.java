package dev.stampede.experiments.counterfactual;

import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sample;
import java.util.List;

/**
 * How much of its work a use case may lose before an objective is broken.
 *
 * @param objective as the scenario says it
 * @param pieces pieces of work a run, above 0: (1 - wanted availability) x work offered
 */
record ErrorBudget(String objective, double pieces) {

  /**
   * Returns the budgets of a use case: one for each objective {@code availability >= q} on all of
   * its work, q below 100 %. None where no work was offered.
   */
  static List<ErrorBudget> of(List<Objective> objectives, String useCase, Sample sample) {
    double offered = sample.meanOffered();
    return objectives.stream()
        .filter(objective -> objective.useCase().equals(useCase) && hasBudget(objective))
        .map(o -> new ErrorBudget(o.text(), (1 - o.limit().value()) * offered))
        .filter(budget -> budget.pieces > 0)
        .toList();
  }

  private static boolean hasBudget(Objective objective) {
    return objective.metric().equals(Metrics.AVAILABILITY)
        && objective.limit().atLeast()
        && objective.versus() == null
        && objective.ofReplications() == null;
  }

  /**
   * Returns what share of the budget some tickets are; above 1 if more than all of it is spent.
   *
   * @param tickets a run; negative if there were fewer
   */
  double spent(double tickets) {
    return tickets / pieces;
  }
}
