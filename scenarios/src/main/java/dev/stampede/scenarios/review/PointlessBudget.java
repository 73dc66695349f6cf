package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A budget that refuses every retry is no retry, and one that every request fills is no budget. */
final class PointlessBudget implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          PolicySpec policy = link.policy();
          BudgetSpec budget = policy.budget();
          if (budget != null && policy.mostCalls() > 1) {
            check(policy.kind(), budget, policy.mostCalls() - 1, link, findings);
          }
        }
      }
    }
  }

  private static void check(
      String kind, BudgetSpec budget, int more, Link link, Findings findings) {
    if (budget.refusesAll()) {
      findings.add(
          Rule.POINTLESS_BUDGET,
          link.place().nearest(kind, "budget"),
          "the budget refuses every " + kind,
          "a larger budget, or no " + kind);
    } else if (budget.refusesNone(more)) {
      findings.add(
          Rule.POINTLESS_BUDGET,
          link.place().nearest(kind, "budget"),
          "the budget is no bound: every request earns its %d".formatted(more),
          "a smaller budget: 10% to 20% of the requests is usual");
    }
  }
}
