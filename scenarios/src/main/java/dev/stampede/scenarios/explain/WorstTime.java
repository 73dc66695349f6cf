package dev.stampede.scenarios.explain;

import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Level;
import dev.stampede.scenarios.review.Level.Step;
import java.util.List;

/**
 * The longest that machines can take over one request: timeouts, back-offs and waits, if every
 * attempt is made and takes as long as it may. People and batches are not waited for.
 */
final class WorstTime {
  private static final double SECOND = 1e9;

  private final Design design;

  WorstTime(Design design) {
    this.design = design;
  }

  /** Returns the longest time under the architecture. */
  LongestTime longest() {
    return of(design.level());
  }

  /** Returns the longest time under a ladder with its chain. */
  LongestTime of(Level level) {
    LongestTime calls = LongestTime.of(0);
    LongestTime rest = LongestTime.of(0);
    for (Step step : level.steps()) {
      if (step.rung().takesChain()) {
        calls = calls.plus(around(level.chain(), inside(step), step.providers()));
      } else {
        rest = rest.plus(LongestTime.of(step.rung().lookUpNanos() / SECOND));
      }
    }
    for (Link link : level.chain()) {
      if (link.policy().countsFromArrival()) { // for all rungs together
        calls = link.policy().longest(calls, assumptions(List.of()));
      }
    }
    return calls.plus(rest);
  }

  private LongestTime inside(Step step) {
    return around(step.policies(), innermost(step), step.providers());
  }

  /** Returns the longest time of the ladder inside a rung, or of a call that it makes. */
  LongestTime innermost(Step step) {
    return step.inner() == null
        ? LongestTime.none("nothing ends a call to " + String.join(" or ", step.providers()))
        : of(step.inner());
  }

  /** Returns the longest time of what is inside some policies, with them. */
  LongestTime around(List<Link> links, LongestTime inside, List<String> providers) {
    LongestTime longest = inside;
    for (int i = links.size() - 1; i >= 0; i--) {
      longest = links.get(i).policy().longest(longest, assumptions(providers));
    }
    return longest;
  }

  private Assumptions assumptions(List<String> providers) {
    return new Assumptions(design.streams(), tells(providers));
  }

  /** True if a quota of some providers says when to come back. */
  private boolean tells(List<String> names) {
    return design.providers(names).stream()
        .flatMap(provider -> provider.quotas().stream())
        .flatMap(quota -> quota.all().stream())
        .anyMatch(
            limit ->
                !limit.refusal().terminal() && limit.refusal().retryAfter() != RetryAfter.NONE);
  }
}
