package dev.stampede.experiments.forecast;

import dev.stampede.models.arrival.DemandCurve;
import dev.stampede.models.server.EngineSpec.Shape;

/**
 * What one use case asks of one provider before any retry.
 *
 * @param calls that come over time
 * @param serviceSeconds mean service time of a call
 * @param shape mean lengths of a call
 */
public record Offered(DemandCurve calls, double serviceSeconds, Shape shape) {

  /** The calls per second outside surges. */
  public double perSecond() {
    return calls.basePerSecond();
  }

  /** The calls under way at a time outside surges, if each is served at once. */
  public double underWay() {
    return perSecond() * serviceSeconds;
  }

  /** Returns the calls per second at a time. */
  public double rate(long nanos) {
    return calls.perSecond(nanos);
  }

  /** Returns the seconds of service that arrive in a second at a time. */
  public double work(long nanos) {
    return rate(nanos) * serviceSeconds;
  }
}
