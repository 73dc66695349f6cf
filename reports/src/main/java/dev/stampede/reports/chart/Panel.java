package dev.stampede.reports.chart;

import java.util.List;
import org.jfree.chart.plot.XYPlot;

/**
 * One of the plots of a chart, stacked on a shared horizontal axis.
 *
 * @param name written above it in bold; may be empty
 * @param unit what its vertical axis shows, written after the name
 * @param ends names of lines, written where they end; empty where a legend names them
 * @param height in pixels
 */
record Panel(String name, String unit, XYPlot plot, List<EndLabel> ends, int height) {}
