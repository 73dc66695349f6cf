package dev.stampede.engine.measure;

import java.io.Serializable;

/**
 * The part of a run that counts: after its warm-up and before its end. What is simulated beyond the
 * end only lets work that counts come to its own end.
 *
 * @param durationNanos the end, where the intervals end, too
 * @param warmupNanos not negative, and before the end
 * @param intervals the parts of the course over time
 */
public record Horizon(long durationNanos, long warmupNanos, Intervals intervals)
    implements Serializable {

  /** All that is ever simulated counts, in one interval. */
  public static final Horizon ENDLESS = of(new Intervals(Long.MAX_VALUE, 1), 0);

  /** Rejects a warm-up that is not within the run, and intervals that end elsewhere. */
  public Horizon {
    if (warmupNanos < 0 || warmupNanos >= durationNanos || durationNanos != intervals.endNanos()) {
      throw new IllegalArgumentException(
          "a warm-up of %d ns and a duration of %d ns do not go with %s"
              .formatted(warmupNanos, durationNanos, intervals));
    }
  }

  /** Returns the horizon of a run that is as long as its intervals. */
  public static Horizon of(Intervals intervals, long warmupNanos) {
    return new Horizon(intervals.endNanos(), warmupNanos, intervals);
  }

  /** Whether what happens, or arrives, at a time counts. */
  public boolean counts(long nanos) {
    return nanos >= warmupNanos && nanos < durationNanos;
  }

  /** How much of the time from one moment to a later one counts. */
  public long counted(long fromNanos, long untilNanos) {
    return Math.max(0, Math.min(untilNanos, durationNanos) - Math.max(fromNanos, warmupNanos));
  }

  /** All the time that counts. */
  public long countedNanos() {
    return durationNanos - warmupNanos;
  }
}
