package dev.stampede.reports.chart;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Areas on top of each other that change in steps, the whole stack first, so each is one shape. */
final class StackedAreas {

  private final XYSeriesCollection data = new XYSeriesCollection();
  private final XYAreaRenderer renderer = new Steps();

  /**
   * Starts empty.
   *
   * @param paints of the areas, the lowest first
   */
  StackedAreas(List<? extends Paint> paints) {
    for (int i = 0; i < paints.size(); i++) {
      data.addSeries(new XYSeries(i, false, true));
      renderer.setSeriesPaint(i, paints.get(i));
    }
  }

  /**
   * Adds a step.
   *
   * @param tops where each area ends there, the lowest first, none below the one before
   */
  void step(double from, double to, double[] tops) {
    for (int i = 0; i < tops.length; i++) {
      step(data.getSeries(i), from, to, tops[i]);
    }
  }

  /** Adds a step, or makes the last one longer if it is as high. */
  private static void step(XYSeries series, double from, double to, double top) {
    int last = series.getItemCount() - 1;
    if (last > 0 && series.getY(last).doubleValue() == top) {
      series.remove(last);
    } else {
      series.add(from, top, false);
    }
    series.add(to, top, false);
  }

  XYPlot plot(ChartStyle style, TickAxis vertical) {
    XYPlot plot = style.plot(data, vertical, renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.REVERSE);
    return plot;
  }

  /** Areas whose edges are not smoothed: what lies under an area would shine through its edge. */
  private static final class Steps extends XYAreaRenderer {
    private static final long serialVersionUID = 1;

    Steps() {
      super(AREA);
    }

    @Override
    public void drawItem(
        Graphics2D g2,
        XYItemRendererState state,
        Rectangle2D area,
        PlotRenderingInfo info,
        XYPlot plot,
        ValueAxis across,
        ValueAxis up,
        XYDataset data,
        int series,
        int item,
        CrosshairState crosshair,
        int pass) {
      RenderingHints before = g2.getRenderingHints();
      g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      super.drawItem(g2, state, area, info, plot, across, up, data, series, item, crosshair, pass);
      g2.setRenderingHints(before);
    }
  }
}
