package dev.stampede.reports.chart.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scale of simulated time, labelled h:mm from the start, or m:ss in short runs. */
public final class ClockScale {
  private static final int MOST_TICKS = 13;
  private static final long SHORT_SECONDS = 600;
  private static final long[] STEP_SECONDS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200
  };
  private static final long DAY_SECONDS = 86_400;

  private ClockScale() {}

  /** Returns ticks for a run of this many seconds. */
  public static List<Tick> ticks(double seconds) {
    long step = step(seconds);
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= seconds; at += step) {
      ticks.add(new Tick((double) at, label((double) at, seconds)));
    }
    return ticks;
  }

  /** Returns what the labels mean. */
  public static String meaning(double seconds) {
    return "time from the start (" + (seconds < SHORT_SECONDS ? "m:ss" : "h:mm") + ")";
  }

  /** Returns the label of a moment in a run of this many seconds. */
  public static String label(double at, double seconds) {
    long whole = Math.round(at);
    return seconds < SHORT_SECONDS
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 3600, whole % 3600 / 60);
  }

  private static long step(double seconds) {
    for (long step : STEP_SECONDS) {
      if (seconds / step <= MOST_TICKS && (step >= 60 || seconds < SHORT_SECONDS)) {
        return step;
      }
    }
    long days = (long) Math.ceil(seconds / DAY_SECONDS / MOST_TICKS);
    return days * DAY_SECONDS;
  }
}
