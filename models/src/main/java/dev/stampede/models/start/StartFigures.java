package dev.stampede.models.start;

import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;

/** The books of a queue of starts. */
final class StartFigures {

  private final Horizon horizon;
  private final Gauge waiting;
  private final IntervalCounts throughByInterval;
  private long asked;
  private long through;
  private long timedOut;
  private long wasted;
  private long waitingAtEnd;
  private long longestWaitNanos;

  StartFigures(Horizon horizon) {
    this.horizon = horizon;
    this.waiting = new Gauge(horizon);
    this.throughByInterval = new IntervalCounts(horizon.intervals());
  }

  void asked(long nowNanos) {
    asked += counts(nowNanos);
    change(nowNanos, 1);
  }

  void through(long nowNanos, long askedNanos) {
    through += counts(nowNanos);
    throughByInterval.increment(nowNanos);
    waited(nowNanos, askedNanos);
    change(nowNanos, -1);
  }

  void withdrawn(long nowNanos) {
    change(nowNanos, -1);
  }

  void timedOut(long nowNanos) {
    timedOut += counts(nowNanos);
  }

  void wasted(long nowNanos) {
    wasted += counts(nowNanos);
  }

  void stillWaits(long nowNanos, long askedNanos) {
    waited(nowNanos, askedNanos);
  }

  /** Waits are told up to the end of what counts. */
  private void waited(long nowNanos, long askedNanos) {
    if (nowNanos >= horizon.warmupNanos()) {
      long until = Math.min(nowNanos, horizon.durationNanos());
      longestWaitNanos = Math.max(longestWaitNanos, until - askedNanos);
    }
  }

  private void change(long nowNanos, int by) {
    waiting.change(nowNanos, by);
    if (nowNanos < horizon.durationNanos()) {
      waitingAtEnd = waiting.level();
    }
  }

  private int counts(long nowNanos) {
    return horizon.counts(nowNanos) ? 1 : 0;
  }

  StartsResult result(long nowNanos) {
    waiting.advance(nowNanos);
    return new StartsResult(
        asked,
        through,
        timedOut,
        wasted,
        waiting.counted().toDouble() / horizon.countedNanos(),
        waitingAtEnd,
        longestWaitNanos,
        throughByInterval,
        waiting.byInterval());
  }
}
