package dev.stampede.reports.result;

import dev.stampede.reports.result.Counterfactual.BudgetSpent;
import dev.stampede.reports.result.Counterfactual.Difference;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Counterfactual.Loss;
import dev.stampede.reports.result.Counterfactual.UseCaseLosses;
import java.util.List;

/** What some faults cost, in a few words, for tests. */
public final class SmallCounterfactual {

  private SmallCounterfactual() {}

  /** Of some use cases. */
  public static Counterfactual of(UseCaseLosses... losses) {
    return new Counterfactual(200, "d2", List.of(losses));
  }

  /**
   * Of chats under an architecture: an outage, incidents of a provider, and both, that overlap.
   *
   * @param useCase such as {@code chat}
   */
  public static UseCaseLosses overlapping(String architecture, String useCase) {
    return new UseCaseLosses(
        architecture,
        useCase,
        List.of(
            new FaultLoss("gone", false, loss(Estimate.of(120, 110, 130), -0.032, 0.64)),
            new FaultLoss("north", true, loss(Estimate.of(-5, -7, -3), 0.001, -0.02))),
        loss(Estimate.of(130, 120, 140), -0.04, 0.7),
        loss(Estimate.of(15, 10, 20), -0.009, 0.08));
  }

  /** Of tickets, availability and the budget of an objective. */
  public static Loss loss(Estimate tickets, double availability, double budget) {
    return new Loss(
        List.of(
            new Difference("tickets", "", tickets),
            new Difference(
                "availability",
                "share",
                tickets.hasInterval()
                    ? Estimate.of(availability, availability - 0.001, availability + 0.001)
                    : Estimate.ofOne(availability))),
        List.of(new BudgetSpent("chat.availability >= 99%", budget)));
  }

  /** Of nothing at all. */
  public static Loss none() {
    return new Loss(
        List.of(
            new Difference("tickets", "", Estimate.of(0, 0, 0)),
            new Difference("availability", "share", Estimate.of(0, 0, 0))),
        List.of(new BudgetSpent("chat.availability >= 99%", 0)));
  }
}
