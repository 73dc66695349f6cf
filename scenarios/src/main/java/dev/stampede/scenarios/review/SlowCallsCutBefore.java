package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A timeout inside a breaker that ends calls before they count as slow leaves nothing to count. */
final class SlowCallsCutBefore implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof CircuitBreakerSpec breaker && wantsSlowCalls(link)) {
            check(breaker, route.endsInside(link), link, findings);
          }
        }
      }
    }
  }

  /** True if a scenario says anything of slow calls: defaults mean nothing by themselves. */
  private static boolean wantsSlowCalls(Link link) {
    return link.says("circuit_breaker", "slow_call_duration_threshold")
        || link.says("circuit_breaker", "slow_call_rate_threshold");
  }

  private static void check(
      CircuitBreakerSpec breaker, double timeout, Link link, Findings findings) {
    double slow = breaker.slowCallDurationNanos() / 1e9;
    if (timeout <= slow) {
      findings.add(
          Rule.SLOW_CALLS_CUT_BEFORE,
          link.place().nearest("circuit_breaker", "slow_call_duration_threshold"),
          "no call can be slow: a timeout ends each after %s, and slow is above %s"
              .formatted(Findings.seconds(timeout), Findings.seconds(slow)),
          "a slow_call_duration_threshold below the timeout");
    }
  }
}
