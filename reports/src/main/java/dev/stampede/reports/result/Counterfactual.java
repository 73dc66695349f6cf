package dev.stampede.reports.result;

import java.util.List;

/**
 * What each fault cost: the same replications were run again without it, and without any.
 *
 * @param events of those runs, over all architectures and replications
 * @param digest over all their events; the same for any number of workers
 * @param losses by architecture and use case
 */
public record Counterfactual(long events, String digest, List<UseCaseLosses> losses) {

  /** Copies the list. */
  public Counterfactual {
    losses = List.copyOf(losses);
  }

  /**
   * What a use case lost under an architecture. The single losses and the interaction add up to the
   * total.
   *
   * @param useCase the use case; empty for all that are ours together
   * @param faults what each fault cost, with all others at work
   * @param total with everything less without any fault
   * @param interaction what they cost together beyond the sum of the single losses; below 0 for
   *     tickets where one would have cost something if not for another
   */
  public record UseCaseLosses(
      String architecture, String useCase, List<FaultLoss> faults, Loss total, Loss interaction) {

    /** Copies the list. */
    public UseCaseLosses {
      faults = List.copyOf(faults);
    }

    /** What a reader calls the use case. */
    public String whose() {
      return useCase.isEmpty() ? "all work" : useCase;
    }
  }

  /**
   * What one fault cost.
   *
   * @param fault its id, or the source of incidents by chance
   * @param byChance true for all incidents of a source
   */
  public record FaultLoss(String fault, boolean byChance, Loss loss) {}

  /**
   * What was lost.
   *
   * @param budgetSpent for each objective {@code availability >= q}, q below 100 %
   */
  public record Loss(List<Difference> differences, List<BudgetSpent> budgetSpent) {

    /** Copies the lists. */
    public Loss {
      differences = List.copyOf(differences);
      budgetSpent = List.copyOf(budgetSpent);
    }
  }

  /**
   * A paired difference, with it less without it.
   *
   * @param metric as in objectives
   * @param unit {@code share}, the scenario's currency, or empty
   * @param difference mean over replications; for counts, per replication
   */
  public record Difference(String metric, String unit, Estimate difference) {}

  /**
   * What of an error budget was spent.
   *
   * @param objective as the scenario says it
   * @param share tickets that were lost / ((1 - q) x work offered); above 1 where that is more than
   *     the budget
   */
  public record BudgetSpent(String objective, double share) {}
}
