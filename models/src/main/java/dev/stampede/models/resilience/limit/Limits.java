package dev.stampede.models.resilience.limit;

import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/** What the limits have in common. */
final class Limits {

  /** More calls than that are never inside, and their sums stay exact. */
  private static final int MOST = 1_000_000;

  private Limits() {}

  static void requireRange(int initial, int least, int most) {
    Require.positive("min_limit", least);
    Require.atLeast("max_limit", most, least);
    Require.that(most <= MOST, "max_limit", most, "be at most " + MOST);
    Require.that(
        initial >= least && initial <= most,
        "initial_limit",
        initial,
        "lie between %d and %d".formatted(least, most));
  }

  static void requireWeight(double smoothing) {
    Require.that(
        smoothing > 0 && smoothing <= 1, "smoothing", smoothing, "be above 0 and at most 1");
  }

  static Limit windowed(@Nullable WindowSpec window, Limit limit) {
    return window == null ? limit : new WindowedLimit(window, limit);
  }
}
