package dev.stampede.reports.chart;

import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Ink;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A name to the right of a panel, at the height where its line ends or as near as its neighbours
 * leave room.
 *
 * @param at place on the vertical axis
 */
record EndLabel(String label, Ink ink, double at) {
  private static final double APART = 15;

  static void draw(Graphics2D g2, ChartStyle style, Panel panel, Rectangle2D area) {
    ValueAxis axis = panel.plot().getRangeAxis();
    List<EndLabel> labels =
        panel.ends().stream().sorted(Comparator.comparingDouble(EndLabel::at).reversed()).toList();
    double[] heights =
        labels.stream()
            .mapToDouble(label -> axis.valueToJava2D(label.at(), area, RectangleEdge.LEFT))
            .toArray();
    spread(heights, area.getMinY() + APART / 2, area.getMaxY());
    for (int i = 0; i < heights.length; i++) {
      g2.setFont(style.strong());
      g2.setPaint(labels.get(i).ink().color());
      g2.drawString(labels.get(i).label(), (float) area.getMaxX() + 8, (float) heights[i] + 4);
    }
  }

  /** Moves ascending heights apart, down first and up again from the bottom. */
  static void spread(double[] heights, double top, double bottom) {
    double least = top;
    for (int i = 0; i < heights.length; i++) {
      heights[i] = Math.max(heights[i], least);
      least = heights[i] + APART;
    }
    double most = bottom;
    for (int i = heights.length - 1; i >= 0; i--) {
      heights[i] = Math.min(heights[i], most);
      most = heights[i] - APART;
    }
  }
}
