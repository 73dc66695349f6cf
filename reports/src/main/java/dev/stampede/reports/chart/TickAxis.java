package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.chart.scale.Tick;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis whose ticks are given, of which it labels as many as have room. */
@SuppressWarnings("serial") // never serialised
final class TickAxis extends NumberAxis {
  private static final double ROOM = 8;

  private final transient List<Tick> ticks;
  private String shown = "";

  /** Creates an axis from {@code low} to {@code high}, in its own coordinate. */
  TickAxis(double low, double high, List<Tick> ticks) {
    this.ticks = List.copyOf(ticks);
    setAutoRange(false);
    setRange(low, high);
    setAxisLineVisible(false);
    setTickMarksVisible(false);
  }

  /**
   * Returns the axis, which now says what it shows: {@code time} in seconds, {@code share}, {@code
   * nines}, {@code log s} for powers of ten of a second, or a unit.
   */
  TickAxis showing(String what) {
    shown = what;
    return this;
  }

  /** Returns what it shows; empty where nobody has said so. */
  String shown() {
    return shown;
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    boolean across = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    Font font = getTickLabelFont();
    List<NumberTick> shown = new ArrayList<>();
    double taken = Double.NEGATIVE_INFINITY;
    for (Tick tick : ticks) {
      if (!getRange().contains(tick.at())) {
        continue;
      }
      double place = valueToJava2D(tick.at(), area, edge) * (across ? 1 : -1);
      double half = (across ? Typeface.width(font, tick.label()) + ROOM : font.getSize2D()) / 2;
      boolean free = place - half >= taken;
      if (free && !tick.label().isEmpty()) {
        taken = place + half;
      }
      String label = free ? tick.label() : "";
      shown.add(new NumberTick(tick.at(), label, anchor, TextAnchor.CENTER, 0));
    }
    return shown;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
