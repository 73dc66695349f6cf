package dev.stampede.scenarios.read;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.Drain;
import java.util.stream.LongStream;

/**
 * How long a scenario runs, what parts of it are told apart, and how it goes on afterwards.
 *
 * @param durationNanos {@link Long#MAX_VALUE} if the file does not say it well
 * @param warmupNanos less than the duration
 */
public record Timeline(long durationNanos, long warmupNanos, Intervals intervals, Drain drain) {
  /** The usual drain is a share of the duration, and never less than this. */
  private static final long LEAST_DRAIN = 10 * 60 * 1_000_000_000L;

  private static final int DURATIONS_A_DRAIN = 10;

  private static final int MOST_BY_DEFAULT = 240;

  /** How many times shorter or longer a step may be for the sake of the warm-up. */
  private static final long NEAR = 2;

  private static final Key<Long> DURATION =
      Key.required(
          "duration", Type.POSITIVE_TIME, "the time in which work counts, warm-up included");
  private static final Key<Long> WARMUP =
      Key.optional(
          "warmup",
          Type.TIME,
          "0s",
          "work that arrives earlier is simulated, not counted; shorter than the duration");
  private static final Key<Long> INTERVAL =
      Key.absent(
          "interval",
          Type.POSITIVE_TIME,
          "a round one",
          "length of the intervals of the course over time, at most 10000 of them; a round one"
              + " makes at most 240, up to twice as many where the warm-up asks for it");
  private static final Key<Long> DRAIN =
      Key.open(
          "drain",
          Type.TIME,
          "the larger of 10m and a tenth of the duration",
          "how long the run may go on after its end, until the work that counts has ended or is"
              + " past all that is promised of it; 0s stops at once");

  /** The keys at the top of a scenario that tell of time. */
  public static final Form FORM =
      Form.of("timeline", "how long a run is", DURATION, WARMUP, DRAIN, INTERVAL);

  private static final int MOST_INTERVALS = 10_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long[] STEPS = {
    SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND,
    MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
    HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR
  };

  /**
   * Reads {@code duration}, {@code warmup}, {@code interval} and {@code drain} from the top of a
   * scenario.
   */
  public static Timeline read(MappingReader root) {
    ValueReader durationValue = root.value(DURATION);
    long duration = durationValue.positiveNanos();
    ValueReader warmupValue = root.value(WARMUP);
    long warmup = warmupValue.nanos();
    boolean stepGiven = root.has(INTERVAL);
    ValueReader stepValue = root.value(INTERVAL);
    long step = root.get(INTERVAL, SECOND);
    long usual = Math.max(LEAST_DRAIN, duration / DURATIONS_A_DRAIN);
    Drain drain = new Drain(root.get(DRAIN.orElse(Durations.exact(usual))));
    if (durationValue.isFaulty()) {
      return new Timeline(Long.MAX_VALUE, 0, new Intervals(1, 1), Drain.NONE);
    }
    if (warmup >= duration) {
      warmupValue.reject("must be shorter than the duration", null);
    }
    if (!stepGiven) {
      step = step(duration, warmup);
    } else if (duration / step >= MOST_INTERVALS) {
      stepValue.reject(
          "makes more than %d intervals".formatted(MOST_INTERVALS),
          "leave it out, and at most %d intervals are made".formatted(MOST_BY_DEFAULT));
      return new Timeline(duration, warmup, new Intervals(1, 1), drain);
    }
    if (warmup % step != 0) {
      warmupValue.warning(
          "%s (%s) is no whole number of intervals of %s: timeseries.csv counts the one in which it ends as warm-up, summary.json a part of it"
              .formatted(warmupValue.path(), Durations.exact(warmup), Durations.exact(step)),
          "make it one, or give an interval that divides it");
    }
    return new Timeline(duration, warmup, Intervals.covering(duration, step), drain);
  }

  /** Returns the part of the run that counts. */
  public Horizon horizon() {
    return new Horizon(durationNanos, warmupNanos, intervals);
  }

  /**
   * Returns the shortest round step that makes few enough intervals, or one near it of which the
   * warm-up is a whole number if there is one; beyond, whole days.
   */
  static long step(long durationNanos, long warmupNanos) {
    long least = (durationNanos + MOST_BY_DEFAULT - 1) / MOST_BY_DEFAULT;
    long usual =
        LongStream.of(STEPS)
            .filter(step -> step >= least)
            .findFirst()
            .orElse((least + DAY - 1) / DAY * DAY);
    return LongStream.concat(LongStream.of(usual), LongStream.of(STEPS))
        .filter(step -> step * NEAR >= usual && step <= usual * NEAR)
        .filter(step -> warmupNanos % step == 0)
        .findFirst()
        .orElse(usual);
  }
}
