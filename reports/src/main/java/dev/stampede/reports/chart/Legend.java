package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Typeface;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the lines, areas and points of a chart mean, in rows above its panels. */
final class Legend {
  private static final int ROW = 20;
  private static final int SAMPLE = 30;
  private static final int BOX = 12;
  private static final int GAP = 7;
  private static final int SPACE = 22;
  private static final int LONGEST = 260;

  private final ChartStyle style;
  private final List<Placed> placed = new ArrayList<>();
  private int rows;

  /**
   * One line, area or kind of point.
   *
   * @param stroke of the line; null for an area or a point
   * @param height of the sample of an area, as a share of a full one
   * @param point how the point is drawn; null for a line or an area
   */
  record Entry(
      String label,
      Ink ink,
      @Nullable BasicStroke stroke,
      double height,
      CostPoints.@Nullable Standing point) {

    static Entry line(String label, Ink ink, BasicStroke stroke) {
      return new Entry(label, ink, stroke, 1, null);
    }

    static Entry area(String label, Ink ink, double height) {
      return new Entry(label, ink, null, height, null);
    }

    static Entry point(String label, Ink ink, CostPoints.Standing point) {
      return new Entry(label, ink, null, 1, point);
    }
  }

  private record Placed(Entry entry, String label, double x, int row) {}

  Legend(ChartStyle style, List<Entry> entries) {
    this.style = style;
    double x = style.left();
    int row = 0;
    for (Entry entry : entries) {
      String label = Label.fit(entry.label(), style.text(), LONGEST);
      double width = sample(entry) + GAP + Typeface.width(style.text(), label);
      if (x > style.left() && x + width > style.width() - style.right()) {
        x = style.left();
        row++;
      }
      placed.add(new Placed(entry, label, x, row));
      x += width + SPACE;
      rows = row + 1;
    }
  }

  private static int sample(Entry entry) {
    return entry.stroke() == null ? BOX : SAMPLE;
  }

  /** Height in pixels; 0 where there are no entries. */
  int height() {
    return rows == 0 ? 0 : rows * ROW + 8;
  }

  void draw(Graphics2D g2, double top) {
    for (Placed item : placed) {
      Entry entry = item.entry();
      double y = top + item.row() * ROW;
      g2.setPaint(entry.ink().color());
      if (entry.point() != null) {
        entry.point().draw(g2, item.x() + BOX / 2.0, y + 7, entry.ink());
      } else if (entry.stroke() == null) {
        double high = BOX * entry.height();
        g2.fill(new Rectangle2D.Double(item.x(), y + 1 + BOX - high, BOX, high));
      } else {
        g2.setStroke(entry.stroke());
        g2.draw(new Line2D.Double(item.x(), y + 7, item.x() + SAMPLE, y + 7));
      }
      g2.setFont(style.text());
      g2.setPaint(Ink.TEXT.color());
      g2.drawString(item.label(), (float) (item.x() + sample(entry) + GAP), (float) (y + 11.5));
    }
  }
}
