package dev.stampede.models.routing;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;

/**
 * nginx's passive health checks, with its names and defaults (ngx_http_upstream_module, read
 * 2026-12-01): endpoints that failed too often are left alone, and asked again by one call.
 *
 * @param maxFails so many failures make an endpoint unfit, positive
 * @param failTimeoutNanos how long it is left alone then, and until one more call may show that it
 *     is well; positive
 * @param on what counts as a failure; anything else that an endpoint answers shows that it is well
 * @param emptyStatus the HTTP status of what the pool answers while all are left alone
 */
public record PassiveHealthSpec(int maxFails, long failTimeoutNanos, Outcomes on, int emptyStatus) {

  /** What nginx answers when no endpoint is live. */
  public static final int NGINX_EMPTY_STATUS = 502;

  /** What nginx always counts: broken connections and timeouts. */
  public static final Outcomes SILENCE = Outcomes.of(Status.CUT, Status.TIMEOUT);

  /** nginx's defaults. */
  public static final PassiveHealthSpec NGINX =
      new PassiveHealthSpec(1, 10 * Seconds.ONE, SILENCE, NGINX_EMPTY_STATUS);

  /** Rejects numbers out of range. */
  public PassiveHealthSpec {
    Require.positive("max_fails", maxFails);
    Require.positive("fail_timeout", failTimeoutNanos);
    Require.that(
        emptyStatus >= 400 && emptyStatus <= 599,
        "empty_status",
        emptyStatus,
        "lie between 400 and 599");
  }
}
