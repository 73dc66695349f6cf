package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * A rate that never changes.
 *
 * @param value at least 0
 */
public record Level(double value) implements RateCurve {

  /** Rejects a negative value. */
  public Level {
    Require.atLeast("rate", value, 0.0);
  }

  @Override
  public double after(long nanos) {
    return value;
  }

  @Override
  public double before(long nanos) {
    return value;
  }

  @Override
  public long nextKnot(long nanos) {
    return NEVER;
  }

  @Override
  public double most() {
    return value;
  }
}
