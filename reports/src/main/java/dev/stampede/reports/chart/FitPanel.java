package dev.stampede.reports.chart;

import java.util.List;

/**
 * A panel of a chart of fits.
 *
 * @param name what it shows
 * @param series drawn over one another, in this order
 */
public record FitPanel(String name, List<Series> series) {

  /** How a series is drawn. */
  public enum Mark {
    /** A line: what a model says. */
    LINE,
    /** A dashed line: what it is compared with. */
    DASHES,
    /** Full dots: measurements that the model was fitted to. */
    FULL_DOTS,
    /** Open dots: measurements that it was not. */
    OPEN_DOTS
  }

  /**
   * A series.
   *
   * @param label in the legend; empty if it has no place there
   * @param colour series of one number have one colour; not negative
   * @param across ascending for lines
   * @param values as many, in the unit of the chart
   */
  public record Series(
      String label, int colour, Mark mark, List<Double> across, List<Double> values) {

    /** Copies the lists, and rejects those of different lengths. */
    public Series {
      across = List.copyOf(across);
      values = List.copyOf(values);
      if (across.size() != values.size()) {
        throw new IllegalArgumentException(
            "%d places for %d values".formatted(across.size(), values.size()));
      }
    }
  }
}
