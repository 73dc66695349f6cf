package dev.stampede.reports.chart.effect;

import dev.stampede.reports.chart.ChartStyle;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Typeface;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/** What the lines of a plot mean, in a row above its panels. */
public final class LineLegend {

  private static final ChartStyle STYLE = ChartStyle.STANDARD;
  private static final int LONGEST = 200;
  private static final int SAMPLE = 22;
  private static final int GAP = 6;
  private static final int SPACE = 24;

  private LineLegend() {}

  /** A line. */
  public record Entry(String name, Ink ink, BasicStroke stroke) {}

  /** Draws the row, from a place on. */
  public static void draw(Graphics2D g2, double left, double y, List<Entry> entries) {
    double x = left;
    for (Entry entry : entries) {
      String name = Label.fit(entry.name(), STYLE.small(), LONGEST);
      g2.setPaint(entry.ink().color());
      g2.setStroke(entry.stroke());
      g2.draw(new Line2D.Double(x, y, x + SAMPLE, y));
      g2.setPaint(Ink.TEXT.color());
      g2.setFont(STYLE.small());
      g2.drawString(name, (float) x + SAMPLE + GAP, (float) y + 4);
      x += SAMPLE + GAP + Typeface.width(STYLE.small(), name) + SPACE;
    }
  }
}
