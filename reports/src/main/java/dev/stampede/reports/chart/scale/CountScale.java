package dev.stampede.reports.chart.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear scale from 0, with ticks at steps of 1, 2 or 5 times a power of ten. */
public final class CountScale {
  private CountScale() {}

  /** Returns ticks from 0 to the first one at or above {@code largest}; about {@code wanted}. */
  public static List<Tick> ticks(double largest, int wanted) {
    BigDecimal step = step(largest > 0 ? largest / wanted : 0.2);
    String format = "%,." + Math.max(0, step.scale()) + "f";
    List<Tick> ticks = new ArrayList<>();
    BigDecimal at = BigDecimal.ZERO;
    do {
      ticks.add(new Tick(at.doubleValue(), String.format(Locale.ROOT, format, at)));
      at = at.add(step);
    } while (ticks.get(ticks.size() - 1).at() < largest || ticks.size() < 2);
    return ticks;
  }

  private static BigDecimal step(double least) {
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(StrictMath.log10(least)));
    double ratio = BigDecimal.valueOf(least).divide(power, MathContext.DECIMAL64).doubleValue();
    int steps = ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10;
    return power.multiply(BigDecimal.valueOf(steps));
  }
}
