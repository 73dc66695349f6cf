package dev.stampede.models.provider;

import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Intervals;

/**
 * What a server's capacity is doing over time.
 *
 * @param inside calls inside, waiting or served
 * @param queued calls waiting
 * @param busy capacity in use, in thousandths of its unit (a server, or the work of one call alone)
 * @param capacity capacity that there is, in thousandths of its unit
 */
record Load(Gauge inside, Gauge queued, Gauge busy, long capacity) {

  static final int PARTS = 1000;

  static Load of(Intervals intervals, long countedFromNanos, double capacity) {
    return new Load(
        new Gauge(intervals, countedFromNanos),
        new Gauge(intervals, countedFromNanos),
        new Gauge(intervals, countedFromNanos),
        Math.round(capacity * PARTS));
  }

  /** Takes the time up to now into the integrals. */
  void advance(long nowNanos) {
    inside.advance(nowNanos);
    queued.advance(nowNanos);
    busy.advance(nowNanos);
  }
}
