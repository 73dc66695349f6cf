package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Differences with their intervals, one under another, around the line of no difference. Every
 * panel has a scale of its own, so that units need not be alike.
 */
record ForestPlot(String title, String subtitle, List<Panel> panels) implements Drawable {

  private static final ChartStyle STYLE = ChartStyle.STANDARD;
  private static final int HEADING = 30;
  private static final int ROW = 22;
  private static final int FOOT = 16;
  private static final double NAMES = 250;
  private static final double VALUES = 230;
  private static final double GAP = 14;
  private static final double DOT = 8;

  /**
   * Differences of one figure.
   *
   * @param worse what lies to the left of the line
   * @param better what lies to its right
   */
  record Panel(String name, String worse, String better, List<Row> rows) {

    /** Copies the list. */
    Panel {
      rows = List.copyOf(rows);
    }

    /** The farthest that anything is from the line. */
    private double reach() {
      double reach =
          rows.stream()
              .flatMapToDouble(row -> DoubleStream.of(row.low(), row.high()))
              .map(Math::abs)
              .filter(Double::isFinite)
              .max()
              .orElse(0);
      return reach > 0 ? reach * 1.05 : 1;
    }

    private int height() {
      return HEADING + ROW * rows.size() + FOOT;
    }
  }

  /**
   * A difference; positive is better.
   *
   * @param at where it is; NaN for nowhere
   * @param low end of its interval; the same as {@code at} where it has none
   */
  record Row(String name, double at, double low, double high, Ink ink, String value) {}

  @Override
  public int width() {
    return STYLE.width();
  }

  @Override
  public int height(boolean titled) {
    return STYLE.top(titled) + panels.stream().mapToInt(Panel::height).sum();
  }

  @Override
  public void draw(Graphics2D g2, boolean titled) {
    double y = STYLE.top(titled);
    if (titled) {
      STYLE.drawTitle(g2, title, subtitle);
    }
    for (Panel panel : panels) {
      draw(g2, panel, y);
      y += panel.height();
    }
  }

  private void draw(Graphics2D g2, Panel panel, double top) {
    double left = STYLE.edge() + NAMES + GAP;
    double right = STYLE.width() - STYLE.edge() - VALUES - GAP;
    double middle = (left + right) / 2;
    float base = (float) top + 19;
    text(g2, panel.name(), STYLE.edge(), base, NAMES, true);
    text(g2, "◂ " + panel.worse(), left, base, middle - left - GAP, false);
    text(g2, panel.better() + " ▸", middle + GAP, base, right - middle - GAP, false);
    double from = top + HEADING;
    double to = from + (double) ROW * panel.rows().size();
    g2.setPaint(Ink.GRID.color());
    g2.setStroke(ChartStyle.pen(1));
    g2.draw(new Rectangle2D.Double(left, from, right - left, to - from));
    g2.setPaint(Ink.MUTED.color());
    g2.draw(new Line2D.Double(middle, from, middle, to));
    double scale = (right - left) / 2 / panel.reach();
    for (int i = 0; i < panel.rows().size(); i++) {
      row(g2, panel.rows().get(i), from + ROW * (i + 0.5), middle, scale);
    }
  }

  private void row(Graphics2D g2, Row row, double y, double middle, double scale) {
    text(g2, row.name(), STYLE.edge(), (float) y + 4, NAMES, false);
    double end = STYLE.width() - STYLE.edge() - VALUES;
    text(g2, row.value(), end, (float) y + 4, VALUES, false);
    if (Double.isNaN(row.at())) {
      return;
    }
    g2.setPaint(row.ink().color());
    g2.setStroke(ChartStyle.pen(2));
    double low = Math.max(row.low() * scale, STYLE.edge() + NAMES + GAP - middle);
    double high = Math.min(row.high() * scale, end - GAP - middle);
    g2.draw(new Line2D.Double(middle + low, y, middle + high, y));
    double x = middle + row.at() * scale;
    g2.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
  }

  private static void text(
      Graphics2D g2, String words, double x, float y, double width, boolean strong) {
    g2.setPaint((strong ? Ink.TEXT : Ink.MUTED).color());
    g2.setFont(strong ? STYLE.strong() : STYLE.small());
    g2.drawString(Label.fit(words, strong ? STYLE.strong() : STYLE.small(), width), (float) x, y);
  }
}
