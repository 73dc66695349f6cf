package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;
import dev.stampede.scenarios.text.Rule;

/** A half-open breaker waits for its probes; one that hangs keeps it refusing for ever. */
final class HalfOpenForEver implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        for (Link link : route.links()) {
          if (link.policy() instanceof CircuitBreakerSpec breaker
              && breaker.maxWaitInHalfOpenNanos() == 0
              && !route.endsHanging()) {
            findings.add(
                Rule.HALF_OPEN_FOR_EVER,
                link.place().nearest("circuit_breaker", "max_wait_duration_in_half_open_state"),
                "the half-open breaker waits for its probes without a limit, and no timeout ends one that hangs",
                "a timeout in the chain, or a max_wait_duration_in_half_open_state");
          }
        }
      }
    }
  }
}
