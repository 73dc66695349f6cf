package dev.stampede.reports.chart;

import dev.stampede.reports.chart.FitPanel.Mark;
import dev.stampede.reports.chart.FitPanel.Series;
import dev.stampede.reports.chart.Picture.Panel;
import dev.stampede.reports.chart.drawing.Ink;
import dev.stampede.reports.text.Figures;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws what a fitted model says beside what was measured. */
public final class FitChart {
  private static final int HEIGHT = 210;
  private static final double DOT = 8;

  /** With more dots than this they are small, so that what is behind them can be seen. */
  private static final int MANY_DOTS = 100;

  private static final double MARGIN = 0.06;

  private final FitAxis across;
  private final List<FitPanel> panels;

  private FitChart(FitAxis across, List<FitPanel> panels) {
    this.across = across;
    this.panels = panels;
  }

  /**
   * Returns a chart; it is not drawn yet.
   *
   * @param name of its files
   * @param title what is shown
   * @param subtitle how to read it
   * @param caption what to see in it
   * @param panels at least one, with at least one value in each
   */
  public static Chart of(
      String name,
      String title,
      String subtitle,
      String caption,
      FitAxis across,
      List<FitPanel> panels) {
    FitChart chart = new FitChart(across, List.copyOf(panels));
    Chart.Words words = new Chart.Words(title, subtitle, caption);
    return new Chart(name, Topic.FIT, words, chart.table(), () -> chart.picture(words));
  }

  private Picture picture(Chart.Words words) {
    ChartStyle style = ChartStyle.STANDARD;
    List<Panel> drawn = new ArrayList<>();
    for (FitPanel panel : panels) {
      drawn.add(new Panel(panel.name(), "", plot(panel, style), List.of(), HEIGHT));
    }
    List<Legend.Entry> legend = new ArrayList<>();
    for (Series series : panels.get(0).series()) {
      if (!series.label().isEmpty()) {
        legend.add(
            Legend.Entry.line(series.label(), style.lineInk(series.colour()), stroke(series)));
      }
    }
    double[] places =
        panels.stream()
            .flatMap(panel -> panel.series().stream())
            .flatMap(series -> series.across().stream())
            .mapToDouble(across::place)
            .toArray();
    double low = DoubleStream.of(places).min().orElse(0);
    double high = Math.max(low + 1, DoubleStream.of(places).max().orElse(1));
    double margin = (high - low) * MARGIN;
    return new Picture(
        style,
        words.title(),
        words.subtitle(),
        new Legend(style, legend),
        null,
        drawn,
        new TickAxis(low - margin, high + margin, across.ticks(high)),
        across.meaning(last()));
  }

  private XYPlot plot(FitPanel panel, ChartStyle style) {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = ChartStyle.lines();
    renderer.setUseFillPaint(true);
    renderer.setUseOutlinePaint(true);
    for (int i = 0; i < panel.series().size(); i++) {
      Series series = panel.series().get(i);
      XYSeries places = new XYSeries(i, false, true);
      for (int k = 0; k < series.across().size(); k++) {
        places.add(
            across.place(series.across().get(k)), across.height(series.values().get(k)), false);
      }
      data.addSeries(places);
      boolean dots = series.mark() == Mark.FULL_DOTS || series.mark() == Mark.OPEN_DOTS;
      Ink ink = style.lineInk(series.colour());
      renderer.setSeriesPaint(i, ink.color());
      renderer.setSeriesStroke(i, stroke(series));
      renderer.setSeriesLinesVisible(i, !dots);
      renderer.setSeriesShapesVisible(i, dots);
      double dot = series.across().size() > MANY_DOTS ? DOT / 2 : DOT;
      renderer.setSeriesShape(i, new Ellipse2D.Double(-dot / 2, -dot / 2, dot, dot));
      renderer.setSeriesOutlinePaint(i, ink.color());
      renderer.setSeriesOutlineStroke(i, ChartStyle.pen(1.6f));
      renderer.setSeriesFillPaint(i, (series.mark() == Mark.OPEN_DOTS ? Ink.SURFACE : ink).color());
    }
    return style.plot(data, vertical(panel), renderer);
  }

  private static BasicStroke stroke(Series series) {
    return series.mark() == Mark.DASHES ? ChartStyle.pen(2, 6, 4) : ChartStyle.pen(2);
  }

  private TickAxis vertical(FitPanel panel) {
    double[] heights =
        panel.series().stream()
            .flatMap(series -> series.values().stream())
            .mapToDouble(across::height)
            .toArray();
    return across.vertical(heights);
  }

  /** The largest value across. */
  private double last() {
    return panels.stream()
        .flatMap(panel -> panel.series().stream())
        .flatMap(series -> series.across().stream())
        .mapToDouble(value -> value)
        .max()
        .orElse(0);
  }

  private DataTable table() {
    List<List<String>> rows = new ArrayList<>();
    for (FitPanel panel : panels) {
      for (Series series : panel.series()) {
        for (int i = 0; i < series.across().size(); i++) {
          rows.add(
              List.of(
                  panel.name(),
                  series.label(),
                  Figures.number(series.across().get(i)),
                  across.written(series.values().get(i))));
        }
      }
    }
    return new DataTable(List.of("Panel", "Series", across.meaning(last()), "Value"), rows);
  }
}
