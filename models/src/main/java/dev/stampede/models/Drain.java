package dev.stampede.models;

import dev.stampede.models.check.Require;

/**
 * How a run goes on after its end, until the work that counts has ended or is past all that is
 * promised of it. Demand and incidents go on, too; nothing of what happens then is counted but how
 * that work ends.
 *
 * @param longestNanos the simulation ends after so much time at the latest, not negative
 */
public record Drain(long longestNanos) {

  /** The simulation ends with the run. */
  public static final Drain NONE = new Drain(0);

  /** In so many equal slices at most; after each it is looked whether there is more to wait for. */
  private static final int SLICES = 120;

  /** Rejects a negative time. */
  public Drain {
    Require.notNegative("drain", longestNanos);
  }

  /** The time after which it is looked again, at least a nanosecond. */
  public long sliceNanos() {
    return Math.max(1, (longestNanos + SLICES - 1) / SLICES);
  }
}
