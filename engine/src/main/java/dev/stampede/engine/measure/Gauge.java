package dev.stampede.engine.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A level that changes in steps, such as the number of calls in a queue, and its exact integral
 * over time: in all, over the part of the run that counts, and for each interval.
 *
 * <p>The integral is taken stretch by stretch: a stretch ends with its interval, or where the
 * warm-up ends in it, and only then, or when somebody asks, is its sum added to the others.
 *
 * <p>What grows between two changes without an event is added afterwards by a {@link Drift}.
 */
public final class Gauge {

  /** Knows what a level did since its last change that the level does not show. */
  @FunctionalInterface
  public interface Drift {

    /** Adds it, up to now, by {@link Gauge#addPast}. */
    void settle(long nowNanos);
  }

  private final Intervals intervals;
  private final long warmupNanos;
  private final ExactSum whole = new ExactSum();
  private final ExactSum counted = new ExactSum();
  private final IntervalSums byInterval;
  private final ExactSum stretch = new ExactSum();
  private final ExactSum past = new ExactSum();
  private final List<Drift> drifts = new ArrayList<>();
  private int interval;
  private long stretchBegin;
  private long stretchEnd;
  private long level;
  private long since;

  /** Starts at level 0 and time 0. */
  public Gauge(Horizon horizon) {
    this(horizon.intervals(), horizon.warmupNanos(), 0);
  }

  private Gauge(Intervals intervals, long warmupNanos, long since) {
    this.intervals = intervals;
    this.warmupNanos = warmupNanos;
    this.byInterval = new IntervalSums(intervals);
    this.since = since;
    beginStretch();
  }

  /**
   * Returns the sum of this and another gauge of the same horizon, which goes on from where they
   * are and knows nothing of what becomes of them.
   *
   * @throws IllegalArgumentException if they have not been advanced to the same time
   */
  public Gauge plus(Gauge other) {
    if (other.since != since) {
      throw new IllegalArgumentException(
          "gauges at %d and %d ns cannot be added".formatted(since, other.since));
    }
    Gauge sum = new Gauge(intervals, warmupNanos, since);
    sum.level = level + other.level;
    sum.take(this);
    sum.take(other);
    return sum;
  }

  private void take(Gauge other) {
    whole.add(other.whole());
    counted.add(other.counted());
    byInterval.merge(other.byInterval());
  }

  /** Changes the level by a number at a time, not before the previous change. */
  public void change(long nowNanos, long by) {
    pass(nowNanos);
    level += by;
  }

  /** Takes the time up to now into the integrals. */
  public void advance(long nowNanos) {
    for (int i = 0; i < drifts.size(); i++) {
      drifts.get(i).settle(nowNanos);
    }
    pass(nowNanos);
  }

  /** Asks for what the level does not show whenever time is taken into the integrals. */
  public void follow(Drift drift) {
    drifts.add(drift);
  }

  /** Returns until when integrals from a time on go into the same sums; later than that time. */
  public long stretchEnd(long fromNanos) {
    long end = intervals.end(intervals.index(fromNanos));
    return fromNanos < warmupNanos ? Math.min(end, warmupNanos) : end;
  }

  /**
   * Adds to the integrals what the level did not show.
   *
   * @param untilNanos not in the future, and not after the {@link #stretchEnd} of {@code fromNanos}
   * @param by mean of what is missing, in units of the level
   */
  public void addPast(long fromNanos, long untilNanos, long by) {
    if (untilNanos > since) {
      pass(untilNanos);
    }
    if (fromNanos >= stretchBegin) {
      stretch.addProduct(by, untilNanos - fromNanos);
      return;
    }
    past.clear();
    past.addProduct(by, untilNanos - fromNanos);
    addTo(intervals.index(fromNanos), untilNanos, past);
  }

  private void pass(long nowNanos) {
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
    addTo(interval, since, stretch);
    stretch.clear();
  }

  private void addTo(int ofInterval, long untilNanos, ExactSum sum) {
    whole.add(sum);
    if (ofInterval < intervals.count()) {
      byInterval.add(ofInterval, sum);
      if (untilNanos > warmupNanos) {
        counted.add(sum);
      }
    }
  }

  private void beginStretch() {
    interval = intervals.index(since);
    stretchBegin = since;
    stretchEnd = stretchEnd(since);
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
