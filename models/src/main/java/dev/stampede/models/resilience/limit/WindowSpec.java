package dev.stampede.models.resilience.limit;

import dev.stampede.models.check.Require;

/**
 * Calls are gathered, and a limit hears their average time, the most calls inside and whether any
 * was dropped: {@code WindowedLimit} of Netflix concurrency-limits 0.5.4.
 *
 * @param leastNanos a window lasts twice the least time in it, but at least this
 * @param mostNanos and at most this
 * @param calls windows with fewer calls are thrown away
 * @param rttThresholdNanos calls that take less are not looked at
 */
public record WindowSpec(long leastNanos, long mostNanos, int calls, long rttThresholdNanos) {

  /** The library's defaults. */
  public static final WindowSpec DEFAULT =
      new WindowSpec(1_000_000_000L, 1_000_000_000L, 10, 100_000L);

  /** Rejects numbers out of range. */
  public WindowSpec {
    Require.positive("min_window_time", leastNanos);
    Require.atLeast("max_window_time", mostNanos, leastNanos);
    Require.atLeast("window_size", calls, 10);
    Require.notNegative("min_rtt_threshold", rttThresholdNanos);
  }
}
