package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Typeface;
import dev.stampede.reports.chart.scale.CountScale;
import dev.stampede.reports.chart.scale.Tick;
import dev.stampede.reports.text.Figures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Values over what was varied, a panel for each figure and a line for each architecture, with its
 * interval as a band.
 *
 * @param places where each value that was varied is, from 0 to 1
 * @param labels of the places
 */
@SuppressWarnings("ArrayRecordComponent") // places that nobody compares
record ResponsePlot(
    String title,
    String subtitle,
    String across,
    double[] places,
    List<String> labels,
    List<Panel> panels)
    implements Drawable {

  private static final ChartStyle STYLE = ChartStyle.STANDARD;
  private static final int LEGEND = 26;
  private static final int HEADING = 26;
  private static final int PLOT = 190;
  private static final int FOOT = 46;
  private static final double LEFT = 84;
  private static final double BAND = 0.16;

  /**
   * A figure.
   *
   * @param unit of its values
   */
  record Panel(String name, String unit, List<Line> lines) {

    private Stream<Dot> dots() {
      return lines.stream().flatMap(line -> line.dots().stream());
    }

    private double extreme(ToDoubleFunction<Dot> end, boolean most) {
      var ends = dots().mapToDouble(end).filter(Double::isFinite);
      return (most ? ends.max() : ends.min()).orElse(0);
    }
  }

  /** An architecture. */
  record Line(String name, Ink ink, List<Dot> dots) {}

  /**
   * A value.
   *
   * @param place its number among the places
   * @param at NaN or infinite for none that has a place
   */
  record Dot(int place, double at, double low, double high) {}

  @Override
  public int width() {
    return STYLE.width();
  }

  @Override
  public int height(boolean titled) {
    return STYLE.top(titled) + LEGEND + panels.size() * (HEADING + PLOT) + FOOT;
  }

  private double right() {
    return STYLE.width() - STYLE.edge();
  }

  private double x(int place) {
    return LEFT + 12 + places[place] * (right() - LEFT - 24);
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
            .map(line -> new LineLegend.Entry(line.name(), line.ink(), ChartStyle.pen(2)))
            .toList());
    y += LEGEND;
    for (Panel panel : panels) {
      panel(g2, panel, y + HEADING);
      y += HEADING + PLOT;
    }
    foot(g2, y);
  }

  private void panel(Graphics2D g2, Panel panel, double top) {
    double low = panel.extreme(Dot::low, false);
    double high = panel.extreme(Dot::high, true);
    double least = low > 0 && low > 0.5 * high ? low - (high - low) * 0.1 : Math.min(0, low);
    double most = high > least ? high + (high - least) * 0.05 : least + 1;
    double scale = (PLOT - 10.0) / (most - least);
    g2.setPaint(Ink.TEXT.color());
    g2.setFont(STYLE.strong());
    g2.drawString(
        Label.fit(panel.name(), STYLE.strong(), right() - LEFT), (float) LEFT, (float) top - 8);
    grid(g2, panel, top, least, most, scale);
    double bottom = top + PLOT - 10;
    for (Line line : panel.lines()) {
      line(g2, line, bottom, least, scale);
    }
  }

  private void grid(
      Graphics2D g2, Panel panel, double top, double least, double most, double scale) {
    double bottom = top + PLOT - 10;
    g2.setStroke(ChartStyle.pen(1));
    g2.setFont(STYLE.small());
    for (Tick tick : CountScale.ticks(most - least, 4)) {
      double y = bottom - tick.at() * scale;
      if (y < top - 1) {
        continue;
      }
      g2.setPaint(Ink.GRID.color());
      g2.draw(new Line2D.Double(LEFT, y, right(), y));
      String label = Figures.value(least + tick.at(), panel.unit());
      double width = Typeface.width(STYLE.small(), label);
      g2.setPaint(Ink.MUTED.color());
      g2.drawString(label, (float) (LEFT - 8 - width), (float) y + 4);
    }
    g2.setPaint(Ink.GRID.color());
    g2.draw(new Rectangle2D.Double(LEFT, top, right() - LEFT, PLOT - 10));
  }

  private void line(Graphics2D g2, Line line, double bottom, double least, double scale) {
    List<Dot> dots = line.dots().stream().filter(dot -> Double.isFinite(dot.at())).toList();
    if (dots.isEmpty()) {
      return;
    }
    Path2D path = new Path2D.Double();
    Path2D band = new Path2D.Double();
    for (int i = 0; i < dots.size(); i++) {
      double x = x(dots.get(i).place());
      double y = bottom - (dots.get(i).at() - least) * scale;
      double upper = bottom - (dots.get(i).high() - least) * scale;
      if (i == 0) {
        path.moveTo(x, y);
        band.moveTo(x, upper);
      } else {
        path.lineTo(x, y);
        band.lineTo(x, upper);
      }
    }
    for (int i = dots.size() - 1; i >= 0; i--) {
      band.lineTo(x(dots.get(i).place()), bottom - (dots.get(i).low() - least) * scale);
    }
    band.closePath();
    Color ink = line.ink().color();
    g2.setPaint(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), (int) (255 * BAND)));
    g2.fill(band);
    g2.setPaint(ink);
    g2.setStroke(ChartStyle.pen(2));
    g2.draw(path);
    for (Dot dot : dots) {
      double y = bottom - (dot.at() - least) * scale;
      g2.fill(new Ellipse2D.Double(x(dot.place()) - 3, y - 3, 6, 6));
    }
  }

  private void foot(Graphics2D g2, double y) {
    g2.setFont(STYLE.small());
    g2.setPaint(Ink.MUTED.color());
    double taken = 0;
    for (int i = 0; i < places.length; i++) {
      String label = Label.fit(labels.get(i), STYLE.small(), 120);
      double width = Typeface.width(STYLE.small(), label);
      double x = Math.min(x(i) - width / 2, right() - width);
      if (x >= taken) {
        g2.drawString(label, (float) x, (float) y + 8);
        taken = x + width + 10;
      }
    }
    String name = Label.fit(across, STYLE.small(), right() - LEFT);
    double width = Typeface.width(STYLE.small(), name);
    g2.drawString(name, (float) ((LEFT + right() - width) / 2), (float) y + 28);
  }
}
