package dev.stampede.reports.chart;

import dev.stampede.reports.chart.drawing.Drawable;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.chart.drawing.Label;
import dev.stampede.reports.chart.drawing.Marked;
import dev.stampede.reports.chart.drawing.Typeface;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/**
 * A chart laid out: title, legend, lane of faults, panels, horizontal axis. Drawing it changes its
 * parts, so each drawing is made from a new one.
 *
 * @param title and {@code subtitle} are drawn where a picture stands alone; a page has its own
 * @param lane what happened when; null where the horizontal axis is not time
 * @param across the horizontal axis of all panels
 * @param meaning of the horizontal axis
 */
record Picture(
    ChartStyle style,
    String title,
    String subtitle,
    Legend legend,
    @Nullable FaultLane lane,
    List<Panel> panels,
    TickAxis across,
    String meaning)
    implements Drawable {

  /**
   * One of the plots, stacked on the horizontal axis that they share.
   *
   * @param name written above it in bold; may be empty
   * @param unit what its vertical axis shows, written after the name
   * @param ends names of lines, written where they end; empty where a legend names them
   * @param height in pixels
   */
  record Panel(String name, String unit, XYPlot plot, List<EndLabel> ends, int height) {}

  @Override
  public int width() {
    return style.width();
  }

  @Override
  public int height(boolean titled) {
    int plots = panels.stream().mapToInt(panel -> panel.height() + style.heading()).sum();
    return style.top(titled) + legend.height() + laneHeight() + plots + style.footer();
  }

  private int laneHeight() {
    return lane == null ? 0 : lane.height();
  }

  @Override
  public void draw(Graphics2D g2, boolean titled) {
    if (titled) {
      style.drawTitle(g2, title, subtitle);
    }
    double y = style.top(titled);
    legend.draw(g2, y);
    y += legend.height();
    drawPanels(g2, y + laneHeight() + style.heading(), height(titled));
    if (lane != null) {
      lane.draw(g2, y);
    }
  }

  private void drawPanels(Graphics2D g2, double top, double bottom) {
    style.dress(across);
    if (across.shown().equals("time")) {
      across.setTickLabelPaint(Marked.inTime(Ink.MUTED.color(), "tick"));
    }
    across.setLabel(meaning);
    CombinedDomainXYPlot all = new CombinedDomainXYPlot(across);
    all.setGap(style.heading());
    all.setInsets(RectangleInsets.ZERO_INSETS);
    across.setFixedDimension(style.footer());
    for (Panel panel : panels) {
      all.add(panel.plot(), panel.height());
    }
    PlotRenderingInfo info = new PlotRenderingInfo(new ChartRenderingInfo());
    all.draw(
        g2,
        new Rectangle2D.Double(0, top, style.width() - style.right(), bottom - top),
        null,
        null,
        info);
    for (int i = 0; i < panels.size(); i++) {
      Rectangle2D area = info.getSubplotInfo(i).getDataArea();
      ground(g2, panels.get(i), area);
      drawHeading(g2, panels.get(i), area);
      EndLabel.draw(g2, style, panels.get(i), area);
    }
  }

  /** Draws nothing that can be seen: where the panel is, and what its scales are. */
  private void ground(Graphics2D g2, Panel panel, Rectangle2D area) {
    if (!(panel.plot().getRangeAxis() instanceof TickAxis up)) {
      return;
    }
    Map<String, String> scales = new LinkedHashMap<>();
    scales.put("data-kind", across.shown());
    scales.put("data-across", ends(across));
    scales.put("data-up", ends(up));
    scales.put("data-unit", up.shown());
    scales.put("data-name", panel.name());
    g2.setPaint(Marked.panel(scales));
    g2.fill(area);
  }

  private static String ends(TickAxis axis) {
    return axis.getRange().getLowerBound() + " " + axis.getRange().getUpperBound();
  }

  private void drawHeading(Graphics2D g2, Panel panel, Rectangle2D area) {
    double x = area.getX();
    float y = (float) area.getY() - 10;
    String name =
        Label.fit(
            panel.name(), style.strong(), area.getWidth() * (panel.unit().isEmpty() ? 1 : 0.6));
    g2.setPaint(Ink.TEXT.color());
    g2.setFont(style.strong());
    if (!name.isEmpty()) {
      g2.drawString(name, (float) x, y);
      x += Typeface.width(style.strong(), name) + 10;
    }
    g2.setPaint(Ink.MUTED.color());
    g2.setFont(style.small());
    g2.drawString(panel.unit(), (float) x, y);
  }
}
