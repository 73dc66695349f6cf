package dev.stampede.experiments.recovery;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import java.util.concurrent.TimeUnit;

/**
 * The rolling windows in which promises are judged: a minute long, or an interval where that is
 * longer, in whole intervals. They lie in the part of the run that is wholly after the warm-up; if
 * that is shorter than a window, it is the only one.
 *
 * @param first interval that is judged
 * @param count intervals of the run
 * @param length intervals of a window, at least 1
 */
public record Windows(Intervals intervals, int first, int count, int length) {

  /** The least length of a window. */
  public static final long LEAST_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Returns the windows of a run. */
  public static Windows of(Horizon horizon) {
    Intervals intervals = horizon.intervals();
    int count = intervals.count();
    int first = 0;
    while (first < count && first * intervals.lengthNanos() < horizon.warmupNanos()) {
      first++;
    }
    long minute = (LEAST_NANOS - 1) / intervals.lengthNanos() + 1;
    return new Windows(intervals, first, count, (int) Math.max(1, Math.min(minute, count - first)));
  }

  /** When an interval begins. */
  long beginNanos(int interval) {
    return interval * intervals.lengthNanos();
  }

  /** When it ends; the last one may be shorter than the others. */
  long endNanos(int interval) {
    return intervals.end(interval);
  }

  /** How long a window is. */
  public long lengthNanos() {
    return length * intervals.lengthNanos();
  }

  /** All the time that is judged. */
  public long judgedNanos() {
    return first < count ? intervals.endNanos() - beginNanos(first) : 0;
  }

  /** The length of all intervals that are marked. */
  long nanos(boolean[] marked, int from, int until) {
    long sum = 0;
    for (int i = from; i < until; i++) {
      sum += marked[i] ? endNanos(i) - beginNanos(i) : 0;
    }
    return sum;
  }

  /**
   * Returns when the last interval that is out ends; 0 if none is, and {@link Long#MAX_VALUE} if it
   * is the last one of the run: nobody knows until when it goes on.
   */
  long outUntilNanos(boolean[] out) {
    for (int i = count - 1; i >= first; i--) {
      if (out[i]) {
        return i == count - 1 ? Long.MAX_VALUE : endNanos(i);
      }
    }
    return 0;
  }

  /**
   * Marks the intervals in which a promise is not kept: those of which no window keeps it that they
   * are part of. What is well is so the opening of the time by windows that keep the promise: an
   * outage is as long as it was, and a moment that spoils its minute is a moment.
   */
  public boolean[] out(Course course, WindowedPromise promise) {
    boolean[] out = new boolean[count];
    long good = 0;
    long offered = 0;
    int wellUntil = first; // what lies before is known to be well, or marked as out
    for (int i = first; i < count; i++) {
      good += course.good(i);
      offered += course.offered(i);
      int begin = i - length + 1;
      if (begin > first) {
        good -= course.good(begin - 1);
        offered -= course.offered(begin - 1);
      }
      if (begin >= first && promise.isKept(good, offered)) {
        for (int j = wellUntil; j < begin; j++) {
          out[j] = true;
        }
        wellUntil = i + 1;
      }
    }
    for (int j = wellUntil; j < count; j++) {
      out[j] = true;
    }
    return out;
  }

  /** Returns the window from one interval to before another one in which least work was good. */
  WorstWindow worst(Course course, int from, int until) {
    WorstWindow worst = WorstWindow.NONE;
    long good = 0;
    long offered = 0;
    for (int i = from; i < until; i++) {
      good += course.good(i);
      offered += course.offered(i);
      int begin = i - length + 1;
      if (begin > from) {
        good -= course.good(begin - 1);
        offered -= course.offered(begin - 1);
      }
      if (begin >= from && offered > 0) {
        worst = worst.or(new WorstWindow(good / (double) offered, beginNanos(begin)));
      }
    }
    return worst;
  }
}
