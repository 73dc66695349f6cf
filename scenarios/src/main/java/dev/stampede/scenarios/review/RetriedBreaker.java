package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** Retries of what the own breaker refuses are refused again while it is open. */
final class RetriedBreaker implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (int i = 0; i < route.links().size(); i++) {
          Link link = route.links().get(i);
          if (link.policy() instanceof RetrySpec retry
              && retry.mostRetries() > 0
              && retry.on().includes(Status.BREAKER_OPEN, 0)) {
            check(retry, route.links().subList(i + 1, route.links().size()), link, findings);
          }
        }
      }
    }
  }

  private static void check(RetrySpec retry, Iterable<Link> inside, Link link, Findings findings) {
    double waited = retry.longestWaits();
    for (Link inner : inside) {
      if (inner.policy() instanceof CircuitBreakerSpec breaker
          && waited < breaker.waitInOpenNanos() / 1e9) {
        findings.add(
            Rule.RETRIED_BREAKER,
            link.place().nearest("retry", "on"),
            "retries of breaker_open wait for %s at most, and the breaker stays open for %s"
                .formatted(
                    Findings.seconds(waited), Findings.seconds(breaker.waitInOpenNanos() / 1e9)),
            "leave breaker_open out, and give the ladder another rung");
      }
    }
  }
}
