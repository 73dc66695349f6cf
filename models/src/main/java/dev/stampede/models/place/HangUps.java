package dev.stampede.models.place;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;
import java.io.Serializable;

/**
 * Calls that ended because their caller hung up while they were out. A provider sees them as HTTP
 * 499, which is no error of its own. Counts are of the part of the run that counts.
 */
public final class HangUps implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Why a caller hangs up. */
  public enum Reason {
    /** A time limit of the caller was over. */
    TIMEOUT,
    /** The owner of the work had no more patience. */
    PATIENCE,
    /** Another call for the same work has answered. */
    NOT_NEEDED
  }

  private final Horizon horizon;
  private long timeouts;
  private long impatient;
  private long notNeeded;
  private final IntervalCounts byInterval;
  private final IntervalCounts impatientByInterval;

  /** Nobody has hung up yet. */
  public HangUps(Horizon horizon) {
    this.horizon = horizon;
    this.byInterval = new IntervalCounts(horizon.intervals());
    this.impatientByInterval = new IntervalCounts(horizon.intervals());
  }

  /** A caller hangs up. */
  public void add(long nowNanos, Reason why) {
    byInterval.increment(nowNanos);
    if (why != Reason.NOT_NEEDED) {
      impatientByInterval.increment(nowNanos);
    }
    if (horizon.counts(nowNanos)) {
      switch (why) {
        case TIMEOUT -> timeouts++;
        case PATIENCE -> impatient++;
        case NOT_NEEDED -> notNeeded++;
      }
    }
  }

  /** Adds those that hung up elsewhere in the same run, or in another one. */
  public void merge(HangUps other) {
    timeouts += other.timeouts;
    impatient += other.impatient;
    notNeeded += other.notNeeded;
    byInterval.merge(other.byInterval);
    impatientByInterval.merge(other.impatientByInterval);
  }

  /** Calls of one reason. */
  public long count(Reason why) {
    return switch (why) {
      case TIMEOUT -> timeouts;
      case PATIENCE -> impatient;
      case NOT_NEEDED -> notNeeded;
    };
  }

  /** All calls that ended so in each interval. */
  public IntervalCounts byInterval() {
    return byInterval;
  }

  /** Those of them that were still wanted: by a time limit, or for want of patience. */
  public IntervalCounts impatientByInterval() {
    return impatientByInterval;
  }
}
