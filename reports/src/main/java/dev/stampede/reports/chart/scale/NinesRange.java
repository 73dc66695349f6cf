package dev.stampede.reports.chart.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The part of the {@link NinesScale} that some shares lie in. A share of 1, which lies at infinity,
 * has a place at its end with a tick of its own.
 */
public final class NinesRange {
  private static final double MARGIN = 0.08;
  private static final double SHORTEST = 1;

  /** Where nothing but shares of 1 is to be shown. */
  private static final double USUAL = 2;

  /** Room between the last nine and 100 %, as a share of what is shown. */
  private static final double LEAP = 0.15;

  private final double low;
  private final double last;
  private final boolean whole;

  private NinesRange(double low, double last, boolean whole) {
    this.low = low;
    this.last = last;
    this.whole = whole;
  }

  /** Returns the range of the shares in [0, 1] among the values; what else there is has none. */
  public static NinesRange of(double... values) {
    double[] shares = DoubleStream.of(values).filter(v -> v >= 0 && v <= 1).toArray();
    double[] places =
        DoubleStream.of(shares).filter(v -> v < 1).map(NinesScale::at).sorted().toArray();
    double low = places.length == 0 ? USUAL : places[0];
    double last = places.length == 0 ? USUAL : places[places.length - 1];
    double missing = Math.max(0, SHORTEST - (last - low)) / 2;
    boolean whole = DoubleStream.of(shares).anyMatch(v -> v == 1);
    return new NinesRange(Math.max(0, low - missing), last + (whole ? 0 : missing), whole);
  }

  /** Returns the place of a share in [0, 1]; a share beyond the range has its nearest end. */
  public double at(double share) {
    return Math.max(low, Math.min(share < 1 ? NinesScale.at(share) : end(), end()));
  }

  /** Where the axis begins. */
  public double from() {
    return low - MARGIN * (end() - low);
  }

  /** Where the axis ends. */
  public double to() {
    return end() + MARGIN * (end() - low);
  }

  private double end() {
    return whole ? last + Math.max(LEAP * (last - low), LEAP * SHORTEST * 2) : last;
  }

  /** Returns the ticks of the axis. */
  public List<Tick> ticks() {
    double most = whole ? last + (end() - last) / 2 : to();
    List<Tick> ticks = new ArrayList<>();
    NinesScale.ticks(most).stream().filter(tick -> tick.at() <= most).forEach(ticks::add);
    if (whole) {
      ticks.add(new Tick(end(), "100 %"));
    }
    return ticks;
  }
}
