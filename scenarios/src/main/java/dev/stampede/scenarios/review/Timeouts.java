package dev.stampede.scenarios.review;

import dev.stampede.models.resilience.DeadlineSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.TimeoutSpec;
import dev.stampede.models.resilience.TimeoutsSpec;
import dev.stampede.scenarios.review.Design.Link;
import dev.stampede.scenarios.review.Design.Route;

/** When policies end a call. */
final class Timeouts {
  private Timeouts() {}

  /** Returns after how many seconds a policy ends what is inside; infinite if it does not. */
  static double seconds(PolicySpec policy) {
    if (policy instanceof TimeoutSpec timeout) {
      return timeout.nanos() / 1e9;
    }
    if (policy instanceof TimeoutsSpec timeouts && timeouts.totalNanos() != TimeoutsSpec.NONE) {
      return timeouts.totalNanos() / 1e9;
    }
    return policy instanceof DeadlineSpec deadline
        ? deadline.totalNanos() / 1e9
        : Double.POSITIVE_INFINITY;
  }

  /** Returns after how many seconds a call is ended inside a link at the latest. */
  static double inside(Route route, Link link) {
    int from = route.links().indexOf(link) + 1;
    return route.links().stream()
        .skip(from)
        .mapToDouble(inner -> seconds(inner.policy()))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** True if something ends a call of a route that hangs: a timeout, or one of silence. */
  static boolean endHanging(Route route) {
    return route.links().stream()
        .map(Link::policy)
        .anyMatch(
            policy ->
                seconds(policy) < Double.POSITIVE_INFINITY
                    || (policy instanceof TimeoutsSpec silence
                        && silence.firstTokenNanos() != TimeoutsSpec.NONE));
  }
}
