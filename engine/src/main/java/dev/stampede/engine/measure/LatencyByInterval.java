package dev.stampede.engine.measure;

import org.HdrHistogram.Histogram;

/** Records latencies into one histogram for each interval of a run, in the order of time. */
public final class LatencyByInterval {

  private final Intervals intervals;
  private final HistogramSeries series = new HistogramSeries();
  private final Histogram current = Latency.newHistogram();
  private long currentEnd;

  /** Starts with the first interval. */
  public LatencyByInterval(Intervals intervals) {
    this.intervals = intervals;
    this.currentEnd = intervals.end(0);
  }

  /**
   * Records a latency, if its time is in an interval.
   *
   * @param nowNanos not before the previous call's
   * @param nanos not negative
   */
  public void record(long nowNanos, long nanos) {
    if (nowNanos >= currentEnd) {
      if (nowNanos >= intervals.endNanos()) {
        return;
      }
      int interval = intervals.index(nowNanos);
      closeUpTo(interval);
      currentEnd = intervals.end(interval);
    }
    current.recordValue(Math.min(nanos, Latency.HIGHEST_NANOS));
  }

  /** Closes all intervals and returns them; nothing can be recorded afterwards. */
  public HistogramSeries close() {
    closeUpTo(intervals.count());
    return series;
  }

  private void closeUpTo(int interval) {
    while (series.size() < interval) {
      series.append(current);
      if (current.getTotalCount() > 0) {
        current.reset();
      }
    }
  }
}
