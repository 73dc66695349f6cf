package dev.stampede.reports.year;

import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.chart.effect.LineLegend;
import dev.stampede.reports.chart.scale.NinesRange;
import dev.stampede.reports.chart.scale.Tick;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * Shares of each year in order, a panel for each use case and a step line for each architecture.
 */
record YearsPlot(String title, String subtitle, List<Panel> panels) implements Drawable {

  private static final ChartStyle STYLE = ChartStyle.STANDARD;
  private static final int LEGEND = 26;
  private static final int HEADING = 28;
  private static final int PLOT = 220;
  private static final int FOOT = 46;
  private static final double LEFT = 84;
  private static final int LEAST_APART = 13;
  private static final double WORST = 0.05;
  private static final int[] PERCENT = {0, 5, 25, 50, 75, 100};

  /** A use case. */
  record Panel(String name, List<Line> lines) {}

  /**
   * An architecture.
   *
   * @param shares one for each year, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // shares that nobody compares
  record Line(String name, Ink ink, BasicStroke stroke, double[] shares) {}

  @Override
  public int width() {
    return STYLE.width();
  }

  @Override
  public int height(boolean titled) {
    return STYLE.top(titled) + LEGEND + panels.size() * (HEADING + PLOT) + FOOT;
  }

  private static double right() {
    return STYLE.width() - STYLE.edge();
  }

  private static double x(double share) {
    return LEFT + share * (right() - LEFT);
  }

  @Override
  public void draw(Graphics2D g2, boolean titled) {
    double y = STYLE.top(titled);
    if (titled) {
      STYLE.drawTitle(g2, title, subtitle);
    }
    LineLegend.draw(
        g2,
        LEFT,
        y + 14,
        panels.get(0).lines().stream()
            .map(line -> new LineLegend.Entry(line.name(), line.ink(), line.stroke()))
            .toList());
    y += LEGEND;
    for (Panel panel : panels) {
      panel(g2, panel, y + HEADING);
      y += HEADING + PLOT;
    }
    foot(g2, y);
  }

  private void panel(Graphics2D g2, Panel panel, double top) {
    NinesRange range =
        NinesRange.of(
            panel.lines().stream().flatMapToDouble(l -> Arrays.stream(l.shares())).toArray());
    double height = PLOT - 14.0;
    g2.setPaint(Ink.TEXT.color());
    g2.setFont(STYLE.strong());
    g2.drawString(
        Label.fit(panel.name(), STYLE.strong(), right() - LEFT), (float) LEFT, (float) top - 8);
    g2.setFont(STYLE.small());
    g2.setStroke(ChartStyle.pen(1));
    double taken = Double.POSITIVE_INFINITY;
    for (Tick tick : range.ticks()) {
      double y = y(tick.at(), range, top, height);
      if (tick.at() < range.from() || tick.at() > range.to() || taken - y < LEAST_APART) {
        continue;
      }
      taken = y;
      g2.setPaint(Ink.GRID.color());
      g2.draw(new Line2D.Double(LEFT, y, right(), y));
      g2.setPaint(Ink.MUTED.color());
      double width = Typeface.width(STYLE.small(), tick.label());
      g2.drawString(tick.label(), (float) (LEFT - 8 - width), (float) y + 4);
    }
    g2.setPaint(Ink.GRID.color());
    g2.draw(new Rectangle2D.Double(LEFT, top, right() - LEFT, height));
    g2.setPaint(Ink.LIMIT.color());
    g2.setStroke(ChartStyle.pen(1.2f, 5, 3));
    g2.draw(new Line2D.Double(x(WORST), top, x(WORST), top + height));
    for (Line line : panel.lines()) {
      line(g2, line, range, top, height);
    }
  }

  private static double y(double at, NinesRange range, double top, double height) {
    return top + height * (range.to() - at) / (range.to() - range.from());
  }

  private static void line(Graphics2D g2, Line line, NinesRange range, double top, double height) {
    Path2D path = new Path2D.Double();
    int years = line.shares().length;
    for (int i = 0; i < years; i++) {
      double y = y(range.at(line.shares()[i]), range, top, height);
      if (i == 0) {
        path.moveTo(x(0), y);
      } else {
        path.lineTo(x((double) i / years), y);
      }
      path.lineTo(x((i + 1.0) / years), y);
    }
    g2.setPaint(line.ink().color());
    g2.setStroke(line.stroke());
    g2.draw(path);
  }

  private static void foot(Graphics2D g2, double y) {
    g2.setFont(STYLE.small());
    g2.setPaint(Ink.MUTED.color());
    for (int percent : PERCENT) {
      String label = percent + " %";
      double width = Typeface.width(STYLE.small(), label);
      double x = Math.min(x(percent / 100.0) - width / 2, right() - width);
      g2.drawString(label, (float) x, (float) y + 4);
    }
    String name = "share of the years that are no better";
    double width = Typeface.width(STYLE.small(), name);
    g2.drawString(name, (float) ((LEFT + right() - width) / 2), (float) y + 24);
  }
}
