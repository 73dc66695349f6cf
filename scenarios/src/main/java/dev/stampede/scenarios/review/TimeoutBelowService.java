package dev.stampede.scenarios.review;

import dev.stampede.experiments.forecast.ServiceTime;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;
import org.jspecify.annotations.Nullable;

/** A timeout below the time that healthy calls take ends work that would have been in time. */
final class TimeoutBelowService implements Review.Check {

  private static final double TOLERATED = 0.01;

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          double timeout = link.total();
          if (timeout < Double.POSITIVE_INFINITY) {
            checkEnd(timeout, design, route, link, findings);
          }
          double firstToken = Bounds.seconds(link.policy().limits().firstTokenNanos());
          if (firstToken < Double.POSITIVE_INFINITY) {
            checkFirstToken(firstToken, design, route, link, findings);
          }
        }
      }
    }
  }

  private static void checkEnd(
      double timeout, Design design, Route route, Link link, Findings findings) {
    for (ProviderSpec provider : route.providers()) {
      for (UseCaseSpec useCase : design.useCases()) {
        add(
            ServiceTime.of(provider, useCase, route.maxTokens()),
            timeout,
            useCase.tolerance().deadlineNanos() / 1e9,
            "%s to %s".formatted(useCase.name(), provider.name()),
            "when it is idle",
            link,
            findings);
      }
    }
  }

  private static void checkFirstToken(
      double timeout, Design design, Route route, Link link, Findings findings) {
    for (ProviderSpec provider : route.providers()) {
      for (UseCaseSpec useCase : design.useCases()) {
        add(
            ServiceTime.toFirstToken(provider, useCase, route.maxTokens()),
            timeout,
            useCase.tolerance().firstTokenNanos() / 1e9,
            "%s to %s".formatted(useCase.name(), provider.name()),
            "to the first token when it is idle",
            link,
            findings);
      }
    }
  }

  private static void add(
      @Nullable ServiceTime time,
      double timeout,
      double tolerated,
      String calls,
      String until,
      Link link,
      Findings findings) {
    double inTime = time == null ? 0 : time.shareAbove(timeout) - time.shareAbove(tolerated);
    if (time != null && inTime > TOLERATED) {
      findings.add(
          Rule.TIMEOUT_BELOW_SERVICE,
          link.place(),
          "%s of the calls of %s take longer than %s %s, and would be in time (p99: %s)"
              .formatted(
                  Findings.percent(inTime),
                  calls,
                  Findings.seconds(timeout),
                  until,
                  Findings.seconds(time.quantile(0.99))),
          "a longer timeout, or shorter answers (max_tokens)");
    }
  }
}
