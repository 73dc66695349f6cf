package dev.stampede.engine.measure;

/**
 * A level that changes in steps, such as the number of calls in a queue, and its exact integral
 * over time: in all, from a given time on, and for each interval.
 */
public final class Gauge {

  private final Intervals intervals;
  private final long countedFromNanos;
  private final ExactSum whole = new ExactSum();
  private final ExactSum counted = new ExactSum();
  private final IntervalSums byInterval;
  private long level;
  private long since;

  /**
   * Starts at level 0 and time 0.
   *
   * @param countedFromNanos end of the warm-up
   */
  public Gauge(Intervals intervals, long countedFromNanos) {
    this.intervals = intervals;
    this.countedFromNanos = countedFromNanos;
    this.byInterval = new IntervalSums(intervals);
  }

  /** Changes the level by a number at a time, not before the previous change. */
  public void change(long nowNanos, long by) {
    advance(nowNanos);
    level += by;
  }

  /** Takes the time up to now into the integrals. */
  public void advance(long nowNanos) {
    if (level != 0) {
      integrate(nowNanos);
    }
    since = nowNanos;
  }

  private void integrate(long nowNanos) {
    whole.addProduct(level, nowNanos - since);
    if (nowNanos > countedFromNanos) {
      counted.addProduct(level, nowNanos - Math.max(since, countedFromNanos));
    }
    int interval = intervals.index(since);
    long from = since;
    while (from < nowNanos) {
      long end =
          interval == intervals.count() - 1
              ? nowNanos
              : Math.min(nowNanos, (interval + 1) * intervals.lengthNanos());
      byInterval.addProduct(interval++, level, end - from);
      from = end;
    }
  }

  /** The level now. */
  public long level() {
    return level;
  }

  /** Integral since the start, in units times nanoseconds. */
  public ExactSum whole() {
    return whole;
  }

  /** Integral since the end of the warm-up, in units times nanoseconds. */
  public ExactSum counted() {
    return counted;
  }

  /** Integral over each interval, in units times nanoseconds. */
  public IntervalSums byInterval() {
    return byInterval;
  }
}
