package dev.stampede.engine.measure;

/**
 * A level that changes in steps, such as the number of calls in a queue, and its exact integral
 * over time: in all, over the part of the run that counts, and for each interval.
 *
 * <p>The integral is taken stretch by stretch: a stretch ends with its interval, or where the
 * warm-up ends in it, and only then, or when somebody asks, is its sum added to the others.
 */
public final class Gauge {

  private final Intervals intervals;
  private final long warmupNanos;
  private final ExactSum whole = new ExactSum();
  private final ExactSum counted = new ExactSum();
  private final IntervalSums byInterval;
  private final ExactSum stretch = new ExactSum();
  private int interval;
  private long stretchEnd;
  private long level;
  private long since;

  /** Starts at level 0 and time 0. */
  public Gauge(Horizon horizon) {
    this.intervals = horizon.intervals();
    this.warmupNanos = horizon.warmupNanos();
    this.byInterval = new IntervalSums(intervals);
    beginStretch();
  }

  /** Changes the level by a number at a time, not before the previous change. */
  public void change(long nowNanos, long by) {
    advance(nowNanos);
    level += by;
  }

  /** Takes the time up to now into the integrals. */
  public void advance(long nowNanos) {
    while (nowNanos > stretchEnd) {
      integrate(stretchEnd);
      settle();
      beginStretch();
    }
    integrate(nowNanos);
  }

  private void integrate(long untilNanos) {
    if (level != 0) {
      stretch.addProduct(level, untilNanos - since);
    }
    since = untilNanos;
  }

  private void settle() {
    whole.add(stretch);
    if (interval < intervals.count()) {
      byInterval.add(interval, stretch);
      if (since > warmupNanos) {
        counted.add(stretch);
      }
    }
    stretch.clear();
  }

  private void beginStretch() {
    interval = intervals.index(since);
    stretchEnd = intervals.end(interval);
    if (since < warmupNanos && warmupNanos < stretchEnd) {
      stretchEnd = warmupNanos;
    }
  }

  /** The level now. */
  public long level() {
    return level;
  }

  /** Integral since the start, in units times nanoseconds. */
  public ExactSum whole() {
    settle();
    return whole;
  }

  /** Integral over the part of the run that counts, in units times nanoseconds. */
  public ExactSum counted() {
    settle();
    return counted;
  }

  /** Integral over each interval, in units times nanoseconds. */
  public IntervalSums byInterval() {
    settle();
    return byInterval;
  }
}
