package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A budget that refuses every retry is no retry, and one that refuses none is no budget. */
final class PointlessBudget implements Check {

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
    if (refusesAll(budget)) {
      findings.add(
          Rule.POINTLESS_BUDGET,
          link.place().nearest(kind, "budget"),
          "the budget refuses every " + kind,
          "a larger budget, or no " + kind);
    } else if (refusesNone(budget, more)) {
      findings.add(
          Rule.POINTLESS_BUDGET,
          link.place().nearest(kind, "budget"),
          "the budget never refuses: every request may have its %d".formatted(more),
          "a smaller budget: 10% to 20% of the requests is usual");
    }
  }

  private static boolean refusesAll(BudgetSpec budget) {
    if (budget instanceof BudgetSpec.Envoy envoy) {
      return envoy.share() == 0 && envoy.leastConcurrent() == 0;
    }
    if (budget instanceof BudgetSpec.Grpc grpc) {
      return grpc.maxTokens() <= 2; // the failure before it leaves half of them or less
    }
    if (budget instanceof BudgetSpec.Aws aws) {
      return Math.min(aws.cost(), Math.min(aws.timeoutCost(), aws.throttlingCost()))
          > aws.capacity();
    }
    return budget instanceof BudgetSpec.Ratio ratio && ratio.share() == 0;
  }

  private static boolean refusesNone(BudgetSpec budget, int more) {
    if (budget instanceof BudgetSpec.Envoy envoy) {
      return envoy.share() == 1 && more == 1;
    }
    if (budget instanceof BudgetSpec.Finagle finagle) {
      return finagle.share() >= more;
    }
    if (budget instanceof BudgetSpec.Aws aws) {
      return aws.cost() == 0 && aws.timeoutCost() == 0 && aws.throttlingCost() == 0;
    }
    if (budget instanceof BudgetSpec.Ratio ratio) {
      return ratio.share() >= more / (more + 1.0);
    }
    return budget instanceof BudgetSpec.Bucket bucket
        && bucket.by() == BudgetSpec.FilledBy.START
        && bucket.fill() >= more;
  }
}
