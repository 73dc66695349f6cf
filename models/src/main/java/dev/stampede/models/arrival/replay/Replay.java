package dev.stampede.models.arrival.replay;

import dev.stampede.models.check.Require;

/**
 * How a trace is replayed.
 *
 * @param speed how many times faster than recorded, positive
 * @param rate how many times as much, without squeezing time, positive
 * @param times how often, one after the other, at least 1; {@link #FOREVER} for without end
 * @param everyNanos time from the start of one to that of the next, in the trace's time
 * @param jitterNanos rows of one time are spread over up to so much time after it; 0 for none
 * @param bootstrap how blocks of it are drawn in each replication; {@link Blocks#NONE} for as it is
 * @param resampled whether lengths are drawn among those of all rows
 */
public record Replay(
    double speed,
    double rate,
    int times,
    long everyNanos,
    long jitterNanos,
    Blocks bootstrap,
    boolean resampled) {

  /** Without end. */
  public static final int FOREVER = Integer.MAX_VALUE;

  /** As recorded, once. */
  public static final Replay PLAIN = new Replay(1, 1, 1, Long.MAX_VALUE, 0, Blocks.NONE, false);

  /** Rejects what is out of range. */
  public Replay {
    Require.positive("speed", speed);
    Require.positive("rate", rate);
    Require.that(times >= 1, "repeat", times, "be at least 1");
    Require.positive("every", everyNanos);
    Require.notNegative("jitter", jitterNanos);
  }

  /** Returns this at another speed. */
  public Replay atSpeed(double other) {
    return new Replay(other, rate, times, everyNanos, jitterNanos, bootstrap, resampled);
  }

  /** Whether replications differ in when work arrives. */
  public boolean hasChance() {
    return rate != 1 || jitterNanos > 0 || bootstrap.isDrawn();
  }
}
