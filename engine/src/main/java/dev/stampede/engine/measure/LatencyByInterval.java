package dev.stampede.engine.measure;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Records latencies into one histogram for each interval of a run, in the order of time. */
public final class LatencyByInterval {

  private final Intervals intervals;
  private final HistogramSeries series = new HistogramSeries();

  /**
   * Those of the current interval, as long as they are few; then all of them are in the histogram.
   */
  private final Few few = new Few();

  private @Nullable Histogram many;
  private boolean areMany;
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
    long value = Math.min(nanos, Latency.HIGHEST_NANOS);
    if (areMany || !few.take(value)) {
      many().recordValue(value);
    }
  }

  /** The histogram, with all that has come in the interval. */
  private Histogram many() {
    if (many == null) {
      many = Latency.newHistogram();
    }
    if (!areMany) {
      few.pour(many);
      areMany = true;
    }
    return many;
  }

  /** Closes all intervals and returns them; nothing can be recorded afterwards. */
  public HistogramSeries close() {
    closeUpTo(intervals.count());
    return series;
  }

  private void closeUpTo(int interval) {
    while (series.size() < interval) {
      if (areMany && many != null) {
        series.append(many);
        many.reset();
      } else {
        series.append(few);
      }
      few.clear();
      areMany = false;
    }
  }
}
