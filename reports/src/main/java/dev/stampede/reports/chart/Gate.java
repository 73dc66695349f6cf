package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.chart.scale.DurationScale;
import dev.stampede.reports.chart.scale.NinesScale;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.text.Figures;
import dev.stampede.reports.text.ObjectiveText;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The corner of the latency chart that an objective forbids: a line that enters it has reached the
 * limit before the percentile, so the objective is missed.
 */
@SuppressWarnings("serial") // never serialised
final class Gate extends AbstractXYAnnotation {
  private static final String METRIC = "latency.e2e.p";

  private final double share;
  private final double limitSeconds;

  Gate(double share, double limitSeconds) {
    this.share = share;
    this.limitSeconds = limitSeconds;
  }

  /** Returns the corners of the objectives on percentiles of the end-to-end latency. */
  static List<Gate> of(List<ObjectiveResult> objectives) {
    return objectives.stream()
        .filter(o -> o.metric().startsWith(METRIC) && ObjectiveText.isPlain(o))
        .filter(o -> o.operator().equals("<=") && o.limit() > 0)
        .map(o -> o.metric().substring(METRIC.length()) + " " + o.limit())
        .distinct()
        .map(Gate::parse)
        .filter(gate -> gate.share > 0 && gate.share < 1)
        .toList();
  }

  private static Gate parse(String percentileAndLimit) {
    String[] parts = percentileAndLimit.split(" ", 2);
    try {
      return new Gate(Double.parseDouble(parts[0]) / 100, Double.parseDouble(parts[1]));
    } catch (NumberFormatException e) {
      return new Gate(0, 1);
    }
  }

  double share() {
    return share;
  }

  double limitSeconds() {
    return limitSeconds;
  }

  /** Returns the objective in short, {@code p99 <= 20 s}. */
  String label() {
    double percent = Math.round(share * 1e6) / 1e4;
    String percentile = percent == Math.rint(percent) ? "" + (long) percent : "" + percent;
    return "p" + percentile + " \u2264 " + Figures.limit(limitSeconds, "s");
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int index,
      PlotRenderingInfo info) {
    double x = domain.valueToJava2D(NinesScale.at(share), area, RectangleEdge.BOTTOM);
    double y = range.valueToJava2D(DurationScale.at(limitSeconds), area, RectangleEdge.LEFT);
    g2.setPaint(Ink.LIMIT.color(0.07));
    g2.fill(new Rectangle2D.Double(area.getX(), area.getY(), x - area.getX(), y - area.getY()));
    Path2D border = new Path2D.Double();
    border.moveTo(area.getX(), y);
    border.lineTo(x, y);
    border.lineTo(x, area.getY());
    g2.setPaint(Ink.LIMIT.color());
    g2.setStroke(ChartStyle.pen(1.2f, 5, 3));
    g2.draw(border);
    g2.setFont(Typeface.bold(11));
    g2.drawString(label(), (float) area.getX() + 8, (float) y - 7);
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
