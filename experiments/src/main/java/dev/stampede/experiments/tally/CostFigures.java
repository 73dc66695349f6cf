package dev.stampede.experiments.tally;

import dev.stampede.models.cost.Cost;

/**
 * What verdicts need of costs, in the scenario's currency.
 *
 * @param paid of one replication, or the sum over all of them
 * @param ifLost what work whose end is not known would cost in tickets if none of it was kept
 * @param ticket price of a ticket; 0 where there is no single one
 */
record CostFigures(Cost paid, double ifLost, double ticket) {

  /** Returns the sum of two replications. */
  CostFigures plus(CostFigures other) {
    return new CostFigures(paid.plus(other.paid), ifLost + other.ifLost, ticket);
  }
}
