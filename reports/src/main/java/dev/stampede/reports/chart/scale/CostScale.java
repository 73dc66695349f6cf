package dev.stampede.reports.chart.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A scale of amounts that are not negative: from 0 and linear; or logarithmic where the largest is
 * more than {@value #FAR_APART} times the smallest, and the smallest is not 0.
 */
public final class CostScale {
  static final double FAR_APART = 50;

  private static final int TICKS = 5;
  private static final double MARGIN = 0.06;
  private static final double MILLION = 1e6;
  private static final int[] STEPS = {1, 2, 5};

  private final double smallest;
  private final double largest;
  private final boolean logarithmic;

  private CostScale(double smallest, double largest) {
    this.smallest = smallest;
    this.largest = largest;
    this.logarithmic = smallest > 0 && largest > FAR_APART * smallest;
  }

  /**
   * Returns the scale of some amounts.
   *
   * @param amounts that decide whether it is logarithmic
   * @param ends of their intervals, which have a place on it, too; those below 0 have that of 0,
   *     and on a logarithmic scale those below the axis have its lower end
   */
  public static CostScale of(double[] amounts, double[] ends) {
    double smallest = finite(amounts).min().orElse(0);
    double largest = finite(amounts).max().orElse(0);
    boolean logarithmic = new CostScale(smallest, largest).logarithmic;
    double highest = Math.max(largest, finite(ends).max().orElse(0));
    return logarithmic ? new CostScale(smallest, highest) : new CostScale(0, highest);
  }

  private static DoubleStream finite(double[] values) {
    return DoubleStream.of(values).filter(Double::isFinite);
  }

  /** Whether it is logarithmic. */
  public boolean isLogarithmic() {
    return logarithmic;
  }

  /** Returns the place of an amount. */
  public double at(double amount) {
    return logarithmic
        ? Math.max(from(), StrictMath.log10(Math.max(amount, Double.MIN_NORMAL)))
        : Math.max(0, amount);
  }

  /** Where the axis begins. */
  public double from() {
    return logarithmic ? StrictMath.log10(smallest) - MARGIN * decades() : 0;
  }

  /** Where the axis ends. */
  public double to() {
    if (logarithmic) {
      return StrictMath.log10(largest) + MARGIN * decades();
    }
    List<Tick> ticks = ticks();
    return Math.max(ticks.get(ticks.size() - 1).at(), largest * (1 + MARGIN));
  }

  private double decades() {
    return StrictMath.log10(largest / smallest);
  }

  /** Returns ticks at steps of 1, 2 or 5 times a power of ten; millions are written as such. */
  public List<Tick> ticks() {
    if (!logarithmic) {
      return largest < 10 * MILLION
          ? CountScale.ticks(largest, TICKS)
          : CountScale.ticks(largest / MILLION, TICKS).stream()
              .map(
                  tick -> new Tick(tick.at() * MILLION, tick.at() == 0 ? "0" : tick.label() + " M"))
              .toList();
    }
    List<Tick> ticks = new ArrayList<>();
    int last = (int) Math.ceil(to());
    for (int power = (int) Math.floor(from()); power <= last; power++) {
      for (int step : STEPS) {
        double amount = step * StrictMath.pow(10, power);
        ticks.add(new Tick(StrictMath.log10(amount), label(amount, power)));
      }
    }
    return ticks;
  }

  private static String label(double amount, int power) {
    return amount >= MILLION
        ? String.format(Locale.ROOT, "%,.0f M", amount / MILLION)
        : String.format(Locale.ROOT, "%,." + Math.max(0, -power) + "f", amount);
  }
}
