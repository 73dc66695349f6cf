package dev.stampede.scenarios.review;

import dev.stampede.experiments.forecast.ServiceTime;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A threshold for slow calls that healthy ones exceed opens a breaker while all is well. */
final class BreakerOpensUnloaded implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof CircuitBreakerSpec breaker) {
            route.providers().forEach(p -> check(breaker, p, design, route, link, findings));
          }
        }
      }
    }
  }

  private static void check(
      CircuitBreakerSpec breaker,
      ProviderSpec provider,
      Design design,
      Route route,
      Link link,
      Findings findings) {
    double slow = breaker.slowCallDurationNanos() / 1e9;
    double least = 1;
    for (UseCaseSpec useCase : design.useCases()) {
      ServiceTime time = ServiceTime.of(provider, useCase, route.maxTokens());
      least = time == null ? 0 : Math.min(least, time.shareAbove(slow));
    }
    if (least >= breaker.slowCallRateThreshold() && route.endsInside(link) > slow) {
      findings.add(
          Rule.BREAKER_OPENS_UNLOADED,
          link.place().nearest("circuit_breaker", "slow_call_duration_threshold"),
          "%s of the calls to %s take longer than %s when it is idle, and the breaker opens at %s"
              .formatted(
                  Findings.percent(least),
                  provider.name(),
                  Findings.seconds(slow),
                  Findings.percent(breaker.slowCallRateThreshold())),
          "a slow_call_duration_threshold above p99");
    }
  }
}
