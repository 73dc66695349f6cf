package dev.stampede.models.server;

import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;

/**
 * What a server's capacity is doing over time.
 *
 * @param inside calls inside, waiting or served
 * @param queued calls waiting
 * @param busy capacity in use, in thousandths of its unit (a server, or the work of one call alone)
 * @param capacity capacity that there is, what is being taken out of use but still at work
 *     included, in thousandths of its unit
 */
public record Load(Gauge inside, Gauge queued, Gauge busy, Gauge capacity) {

  /** The unit of {@code busy} and {@code capacity}. */
  public static final int PARTS = 1000;

  /**
   * Returns the load of what does nothing yet.
   *
   * @param horizon what of the run counts
   * @param capacity at the start, in its unit
   */
  public static Load of(Horizon horizon, double capacity) {
    Load load =
        new Load(new Gauge(horizon), new Gauge(horizon), new Gauge(horizon), new Gauge(horizon));
    load.capacityIs(0, capacity);
    return load;
  }

  /** Takes note of another capacity, in its unit. */
  public void capacityIs(long nowNanos, double units) {
    capacity.change(nowNanos, Math.round(units * PARTS) - capacity.level());
  }

  /**
   * Mean share of the capacity in use over the part of the run that counts; 0 where there was none.
   */
  public double utilization() {
    double available = capacity.counted().toDouble();
    return available == 0 ? 0 : busy.counted().toDouble() / available;
  }

  /** Returns the sum of this and another load, up to a time that both have been advanced to. */
  public Load plus(Load other) {
    return new Load(
        inside.plus(other.inside),
        queued.plus(other.queued),
        busy.plus(other.busy),
        capacity.plus(other.capacity));
  }

  /** Takes the time up to now into the integrals. */
  public void advance(long nowNanos) {
    inside.advance(nowNanos);
    queued.advance(nowNanos);
    busy.advance(nowNanos);
    capacity.advance(nowNanos);
  }
}
