package dev.stampede.reports.chart.scale;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale of shares on which each step is one more nine: 90 % lies at 1, 99 % at 2, 99.9 % at 3.
 *
 * <p>A share of 1 would lie at infinity. A scale therefore ends somewhere, and what lies beyond is
 * drawn at its end.
 */
public final class NinesScale {
  private static final int MOST = 9;

  private NinesScale() {}

  /** Returns the place of a share in [0, 1]; infinite for 1. */
  public static double at(double share) {
    return -StrictMath.log10(1 - share);
  }

  /** Returns ticks at 0, 50, 75, 90, 95, 99, 99.5, 99.9 % and so on, up to {@code end} nines. */
  public static List<Tick> ticks(double end) {
    List<Tick> ticks = new ArrayList<>();
    ticks.add(new Tick(0, "0 %"));
    ticks.add(new Tick(at(0.5), "50 %"));
    ticks.add(new Tick(at(0.75), "75 %"));
    for (int nines = 1; nines <= MOST && nines <= end; nines++) {
      ticks.add(new Tick(nines, percent(nines, "")));
      ticks.add(new Tick(nines - StrictMath.log10(0.5), percent(nines, "5")));
    }
    return ticks;
  }

  private static String percent(int nines, String rest) {
    String digits = "9".repeat(nines) + rest;
    return switch (digits.length()) {
      case 1 -> "90 %";
      case 2 -> digits + " %";
      default -> digits.substring(0, 2) + "." + digits.substring(2) + " %";
    };
  }
}
