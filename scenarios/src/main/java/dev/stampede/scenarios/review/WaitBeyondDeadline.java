package dev.stampede.scenarios.review;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** Who waits longer than the deadline for a place takes it for nothing. */
final class WaitBeyondDeadline implements Review.Check {

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
          check(link.policy().longestWait(), Math.min(outer, deadline), link, findings);
          outer = Math.min(outer, link.total());
        }
      }
    }
  }

  private static void check(double wait, double end, Link link, Findings findings) {
    if (wait > 0 && wait < LongestTime.FOREVER && wait >= end) {
      findings.add(
          Rule.WAIT_BEYOND_DEADLINE,
          link.place(),
          "work waits up to %s here, and is given up or late after %s"
              .formatted(Findings.seconds(wait), Findings.seconds(end)),
          "a max_wait that leaves time for the call");
    }
  }
}
