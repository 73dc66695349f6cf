package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A rate limit far above all that can come limits nothing: its period is probably not meant. */
final class InertRateLimit implements Review.Check {
  private static final double FAR = 1000;

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      double rate = design.mostPerSecond() / design.spec().replicas();
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof RateLimitSpec limit) {
            check(limit, rate * route.attemptsAt(link), link, findings);
          }
        }
      }
    }
  }

  private static void check(RateLimitSpec limit, double rate, Link link, Findings findings) {
    double most = limit.limit() / (limit.periodNanos() / 1e9);
    if (most > FAR * rate) {
      findings.add(
          Rule.INERT_RATE_LIMIT,
          link.place(),
          "the limit of %s/s limits nothing: %s/s come to each gateway at the top of demand"
              .formatted(Findings.number(most), Findings.number(rate)),
          "a longer period, or a smaller limit");
    }
  }
}
