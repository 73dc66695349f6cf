package dev.stampede.scenarios.lint;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.scenarios.language.Rule;
import dev.stampede.scenarios.lint.Design.Link;
import dev.stampede.scenarios.lint.Design.Route;

/** A timeout inside a shorter one never comes to pass. */
final class InertTimeout implements Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (Design design : subject.designs()) {
      for (Route route : design.routes()) {
        double outer = Double.POSITIVE_INFINITY;
        for (Link link : route.links()) {
          double own = Timeouts.seconds(link.policy());
          if (link.policy() instanceof PolicySpec.Timeout && own >= outer) {
            findings.add(
                Rule.INERT_TIMEOUT,
                link.place(),
                "this timeout of %s never comes to pass: one of %s is around it"
                    .formatted(Findings.seconds(own), Findings.seconds(outer)),
                "a shorter one for each attempt, so that there is time for another");
          }
          outer = Math.min(outer, own);
        }
      }
    }
  }
}
