package dev.stampede.scenarios.review;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.resilience.LimiterSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RateLimitSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** Who waits longer than the deadline for a place takes it for nothing. */
final class WaitBeyondDeadline implements Check {

  /** What stands for a wait that only others end: the longest time that a scenario can say. */
  private static final double FOREVER = 3650 * 86_400;

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      double deadline = 0;
      for (UseCaseSpec useCase : design.useCases()) {
        deadline = Math.max(deadline, useCase.tolerance().deadlineNanos() / 1e9);
      }
      for (Route route : design.routes()) {
        double outer = Double.POSITIVE_INFINITY;
        for (Link link : route.links()) {
          check(waitSeconds(link.policy()), Math.min(outer, deadline), link, findings);
          outer = Math.min(outer, Timeouts.seconds(link.policy()));
        }
      }
    }
  }

  private static double waitSeconds(PolicySpec policy) {
    if (policy instanceof LimiterSpec limiter && limiter.room() != null) {
      return limiter.room().waitNanos() / 1e9;
    }
    return policy instanceof RateLimitSpec limit ? limit.maxWaitNanos() / 1e9 : 0;
  }

  private static void check(double wait, double end, Link link, Findings findings) {
    if (wait > 0 && wait < FOREVER && wait >= end) {
      findings.add(
          Rule.WAIT_BEYOND_DEADLINE,
          link.place(),
          "work waits up to %s here, and is given up or late after %s"
              .formatted(Findings.seconds(wait), Findings.seconds(end)),
          "a max_wait that leaves time for the call");
    }
  }
}
