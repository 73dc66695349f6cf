package dev.stampede.scenarios.review;

import dev.stampede.experiments.forecast.ServiceTime;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A hedge is for the few that are late; one for many is a second load on the provider. */
final class EarlyHedge implements Review.Check {

  private static final double TOLERATED = 0.05;
  private static final double ROUNDING = 1e-9;

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof HedgeSpec hedge) {
            double share = share(hedge, design, route);
            if (share > TOLERATED + ROUNDING) {
              findings.add(
                  Rule.EARLY_HEDGE,
                  link.place()
                      .nearest(
                          "hedge",
                          hedge.trigger() instanceof HedgeSpec.Delay ? "delay" : "percentile"),
                  "%s of the calls are hedged when nothing is wrong"
                      .formatted(Findings.percent(share)),
                  "a delay at p95 of the service time or later, or percentile: 95%");
            }
          }
        }
      }
    }
  }

  private static double share(HedgeSpec hedge, Design design, Route route) {
    if (hedge.trigger() instanceof HedgeSpec.Percentile percentile) {
      return 1 - percentile.share();
    }
    double delay = ((HedgeSpec.Delay) hedge.trigger()).nanos() / 1e9;
    double most = 0;
    for (ProviderSpec provider : route.providers()) {
      for (UseCaseSpec useCase : design.useCases()) {
        ServiceTime time =
            hedge.commit() == HedgeSpec.Commit.FIRST_TOKEN
                ? ServiceTime.toFirstToken(provider, useCase, route.maxTokens())
                : ServiceTime.of(provider, useCase, route.maxTokens());
        most = time == null ? most : Math.max(most, time.shareAbove(delay));
      }
    }
    return most;
  }
}
