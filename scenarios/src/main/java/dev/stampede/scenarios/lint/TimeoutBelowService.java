package dev.stampede.scenarios.lint;

import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.language.Rule;
import dev.stampede.scenarios.lint.Design.Link;
import dev.stampede.scenarios.lint.Design.Route;

/** A timeout below the time that healthy calls take ends work that would have been in time. */
final class TimeoutBelowService implements Check {

  private static final double TOLERATED = 0.01;

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          double timeout = Timeouts.seconds(link.policy());
          if (timeout < Double.POSITIVE_INFINITY) {
            check(timeout, design, route, link, findings);
          }
        }
      }
    }
  }

  private static void check(
      double timeout, Design design, Route route, Link link, Findings findings) {
    for (ProviderSpec provider : route.providers()) {
      for (UseCaseSpec useCase : design.useCases()) {
        ServiceTime time = ServiceTime.of(provider, useCase, route.maxTokens());
        if (time == null) {
          continue;
        }
        double inTime =
            time.shareAbove(timeout) - time.shareAbove(useCase.tolerance().deadlineNanos() / 1e9);
        if (inTime > TOLERATED) {
          findings.add(
              Rule.TIMEOUT_BELOW_SERVICE,
              link.place(),
              "%s of the calls of %s to %s take longer than %s when it is idle, and would be in time (p99: %s)"
                  .formatted(
                      Findings.percent(inTime),
                      useCase.name(),
                      provider.name(),
                      Findings.seconds(timeout),
                      Findings.seconds(time.quantile(0.99))),
              "a longer timeout, or shorter answers (max_tokens)");
        }
      }
    }
  }
}
