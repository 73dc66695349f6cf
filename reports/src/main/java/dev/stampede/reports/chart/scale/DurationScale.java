package dev.stampede.reports.chart.scale;

import java.util.ArrayList;
import java.util.List;

/** A logarithmic scale of durations, with ticks in the units people use: ms, s, min, h. */
public final class DurationScale {
  /** The shortest duration that has a place, in seconds. */
  public static final double SHORTEST = 1e-3;

  private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

  private DurationScale() {}

  /**
   * Returns the place of a duration in seconds; durations under {@link #SHORTEST} share its place.
   */
  public static double at(double seconds) {
    return StrictMath.log10(Math.max(seconds, SHORTEST));
  }

  /** Returns ticks from 1 ms up. */
  public static List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    add(ticks, 1e-3, "ms", 9);
    add(ticks, 1, "s", 5);
    add(ticks, 60, "min", 5);
    add(ticks, 3600, "h", 9);
    return ticks;
  }

  private static void add(List<Tick> ticks, double unitSeconds, String unit, int count) {
    for (int i = 0; i < count; i++) {
      ticks.add(new Tick(at(STEPS[i] * unitSeconds), STEPS[i] + " " + unit));
    }
  }
}
