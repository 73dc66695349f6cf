package dev.stampede.models.work;

import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Intervals;
import java.io.Serializable;
import java.util.function.Predicate;

/**
 * Pieces of work by how they ended: those that count, and those that arrived in each interval, the
 * warm-up included.
 */
public final class OutcomeTally implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final long[] counted = new long[OUTCOMES.length];
  private final IntervalCounts[] byInterval = new IntervalCounts[OUTCOMES.length];
  private long silent;

  /** Starts with zeros. */
  public OutcomeTally(Intervals intervals) {
    for (int i = 0; i < OUTCOMES.length; i++) {
      byInterval[i] = new IntervalCounts(intervals);
    }
  }

  void end(Outcome outcome, long bornNanos, boolean counts) {
    byInterval[outcome.number()].increment(bornNanos);
    if (counts) {
      counted[outcome.number()]++;
    }
  }

  /** The owner of work that ended now, abandoned, and counts had left without a word. */
  void endedSilently() {
    silent++;
  }

  /**
   * Checks at the end of a run that all that arrived is booked, in every interval, too.
   *
   * @throws IllegalStateException if it is not
   */
  void check(long arrived, IntervalCounts arrivedByInterval, int intervals) {
    Balance.conserved("outcomes", arrived, offered(), 0);
    for (int i = 0; i < intervals; i++) {
      long booked = 0;
      for (IntervalCounts ended : byInterval) {
        booked += ended.at(i);
      }
      Balance.conserved("outcomes of interval " + i, arrivedByInterval.at(i), booked, 0);
    }
  }

  /** Adds another tally. */
  public void merge(OutcomeTally other) {
    silent += other.silent;
    for (int i = 0; i < OUTCOMES.length; i++) {
      counted[i] += other.counted[i];
      byInterval[i].merge(other.byInterval[i]);
    }
  }

  /** Work that arrived and counts. */
  public long offered() {
    long sum = 0;
    for (long count : counted) {
      sum += count;
    }
    return sum;
  }

  /** Work that ended in a way and counts. */
  public long count(Outcome outcome) {
    return counted[outcome.number()];
  }

  /** Abandoned work that counts whose owner left without a word. */
  public long silent() {
    return silent;
  }

  /** Work that ended in any of some ways and counts. */
  public long count(Predicate<Outcome> which) {
    long sum = 0;
    for (Outcome outcome : OUTCOMES) {
      sum += which.test(outcome) ? count(outcome) : 0;
    }
    return sum;
  }

  /** Work that ended in a way, by the interval that it arrived in. */
  public IntervalCounts byInterval(Outcome outcome) {
    return byInterval[outcome.number()];
  }
}
