package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.drawing.Typeface;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

/**
 * The one look of all charts. Lengths are in pixels of the drawing.
 *
 * @param width of a whole chart
 * @param edge space between the chart's left edge and its title
 * @param left space for the labels of the vertical axes
 * @param right space to the right of the panels
 * @param heading space above a panel for its name
 * @param footer space below the last panel for the horizontal axis
 * @param line thickness of a line that shows data
 */
public record ChartStyle(
    int width, int edge, int left, int right, int heading, int footer, float line) {
  /** The style in use. */
  public static final ChartStyle STANDARD = new ChartStyle(920, 20, 72, 20, 32, 46, 2f);

  /** The style of a chart that stands beside text. */
  static final ChartStyle HALF = new ChartStyle(560, 20, 72, 20, 32, 46, 2f);

  private static final int TOP = 8;
  private static final int TITLE = 64;

  private static final List<float[]> DASHES =
      List.of(
          new float[] {},
          new float[] {8, 3},
          new float[] {2, 3},
          new float[] {10, 3, 2, 3},
          new float[] {5, 3},
          new float[] {14, 3, 2, 3, 2, 3},
          new float[] {3, 5});

  /** Returns the same style with another space to the right of the panels. */
  ChartStyle withRight(int space) {
    return new ChartStyle(width, edge, left, space, heading, footer, line);
  }

  /** Returns the same style with another space for the labels of the vertical axes. */
  ChartStyle withLeft(int space) {
    return new ChartStyle(width, edge, space, right, heading, footer, line);
  }

  /** Returns the style of a panel so wide that stands beside others. */
  ChartStyle cell(int across) {
    return new ChartStyle(across, 0, 44, 16, 26, 24, line);
  }

  /** Width of the panels. */
  int plotWidth() {
    return width - left - right;
  }

  /** Returns the letters of titles. */
  public Font title() {
    return Typeface.bold(16);
  }

  /** Returns the letters of names. */
  public Font strong() {
    return Typeface.bold(12);
  }

  /** Returns the letters of sentences. */
  public Font text() {
    return Typeface.regular(12);
  }

  /** Returns the letters of labels. */
  public Font small() {
    return Typeface.regular(11);
  }

  /** Where what is below the title begins. */
  public int top(boolean titled) {
    return titled ? TITLE : TOP;
  }

  /** Draws the title and what to read of it, where they are drawn at all. */
  public void drawTitle(Graphics2D g2, String title, String subtitle) {
    double room = width - 2.0 * edge;
    g2.setPaint(Ink.TEXT.color());
    g2.setFont(title());
    g2.drawString(Label.fit(title, title(), room), edge, 28);
    g2.setPaint(Ink.MUTED.color());
    g2.setFont(text());
    g2.drawString(Label.fit(subtitle, text(), room), edge, 47);
  }

  /** Returns the ink of the line with this number; neighbours differ. */
  public Ink lineInk(int number) {
    return Ink.LINES.get(number % Ink.LINES.size());
  }

  /** Returns the stroke of the line with this number; with the ink it is unique up to 42 lines. */
  public BasicStroke lineStroke(int number) {
    return pen(line, DASHES.get(number % DASHES.size()));
  }

  /** Returns a stroke that is solid if there are no dashes. */
  public static BasicStroke pen(float thickness, float... dashes) {
    return new BasicStroke(
        thickness,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashes.length == 0 ? null : dashes,
        0);
  }

  /** Returns a panel with nothing but a grid behind its data. */
  XYPlot plot(XYDataset data, TickAxis vertical, XYItemRenderer renderer) {
    dress(vertical);
    vertical.setFixedDimension(left);
    XYPlot plot = new XYPlot(data, null, vertical, renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setRangeGridlinePaint(Ink.GRID.color());
    plot.setRangeGridlineStroke(pen(1));
    plot.setDomainGridlinePaint(Marked.inTime(Ink.GRID.color(), "grid"));
    plot.setDomainGridlineStroke(pen(1));
    plot.setRangeZeroBaselineVisible(false);
    return plot;
  }

  /** Gives an axis the style's letters. */
  void dress(ValueAxis axis) {
    axis.setTickLabelFont(small());
    axis.setTickLabelPaint(Ink.MUTED.color());
    axis.setTickLabelInsets(new RectangleInsets(6, 4, 2, 8));
    axis.setLabelFont(small());
    axis.setLabelPaint(Ink.MUTED.color());
  }

  /** Returns a renderer of lines, each drawn in one stroke so that its dashes are even. */
  static XYLineAndShapeRenderer lines() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    return renderer;
  }
}
