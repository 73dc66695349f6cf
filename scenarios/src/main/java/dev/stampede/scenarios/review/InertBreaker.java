package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A breaker decides nothing below a number of calls, which its window may never hold. */
final class InertBreaker implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    double seconds = subject.trial().durationNanos() / 1e9;
    for (Design design : subject.designs()) {
      double rate = design.mostPerSecond() / design.spec().replicas();
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof CircuitBreakerSpec breaker) {
            check(breaker, rate * route.attemptsAt(link), seconds, design, link, findings);
          }
        }
      }
    }
  }

  private static void check(
      CircuitBreakerSpec breaker,
      double rate,
      double seconds,
      Design design,
      Link link,
      Findings findings) {
    boolean timed = breaker.windowType() == WindowType.TIME_BASED;
    int needed =
        timed ? breaker.minimumCalls() : Math.min(breaker.minimumCalls(), breaker.windowSize());
    double window = timed ? Math.min(seconds, breaker.windowSize()) : seconds;
    double calls = rate * window;
    if (calls + 4 * Math.sqrt(calls) >= needed) { // by chance there can be more than the mean
      return;
    }
    findings.add(
        Rule.INERT_BREAKER,
        link.place().nearest("circuit_breaker", "minimum_number_of_calls"),
        "the breaker decides from %d calls on, and at the top of demand each gateway sends about %s in %s"
            .formatted(
                needed,
                Findings.number(calls),
                timed ? "its window of " + Findings.seconds(window) : "the whole run"),
        design.spec().replicas() > 1
            ? "fewer minimum_number_of_calls: each of %d replicas counts for itself"
                .formatted(design.spec().replicas())
            : "fewer minimum_number_of_calls, or a longer window");
  }
}
