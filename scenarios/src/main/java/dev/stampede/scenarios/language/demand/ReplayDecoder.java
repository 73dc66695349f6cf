package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.replay.Blocks;
import dev.stampede.models.arrival.replay.Replay;
import dev.stampede.scenarios.read.Durations;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads how a trace is replayed. */
final class ReplayDecoder {
  private enum Lengths {
    RECORDED,
    RESAMPLED
  }

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final double HIGHEST_RATE = 1_000;
  private static final int MOST_TIMES = 1_000_000;
  private static final String FOREVER = "forever";

  private static final Key<Double> SPEED =
      Key.optional("speed", Type.MULTIPLIER, "1x", "how many times as fast as recorded");
  private static final Key<ValueReader> RATE =
      Key.optional(
          "rate",
          Type.as(Type.MULTIPLIER.shape()),
          "1x",
          "how many times as many, without squeezing time: at most 1000x");
  private static final Key<Integer> REPEAT =
      Key.optional(
          "repeat",
          Type.of(
              Shape.either(new Shape.Words(List.of(FOREVER)), Type.count(1, MOST_TIMES).shape()),
              value -> value.isWord(FOREVER) ? Replay.FOREVER : (int) value.count(1, MOST_TIMES)),
          "1",
          "how many times, one after the other, at most 1000000; or `forever`");
  private static final Key<ValueReader> EVERY =
      Key.open(
          "every",
          Type.as(Type.POSITIVE_TIME.shape()),
          "its length, rounded up to whole days, hours, minutes or seconds",
          "time in the trace from the start of one to that of the next");
  private static final Key<Long> JITTER =
      Key.optional(
          "jitter",
          Type.TIME,
          "0s",
          "rows of one time are spread over so much time after it, in their order");
  private static final Key<ValueReader> BLOCK =
      Key.required(
          "block",
          Type.as(Type.POSITIVE_TIME.shape()),
          "length of the blocks, at most half of the trace");
  private static final Key<Long> WITHIN =
      Key.open(
          "within",
          Type.POSITIVE_TIME,
          "five blocks",
          "how far before and after its place a block is drawn");
  private static final Form BOOTSTRAP =
      Form.of("bootstrap", "blocks of the trace are drawn anew in each replication", BLOCK, WITHIN);
  private static final Key<MappingReader> BOOTSTRAP_OF_TRACE =
      Key.open(
          "bootstrap",
          Type.mapping(BOOTSTRAP),
          "none: replications share their arrivals",
          "draws blocks of it anew in each replication");
  private static final Key<Lengths> SIZES =
      Key.optional(
          "sizes",
          Type.words(Lengths.class),
          "recorded",
          "whether lengths are those of each row, or drawn among all");

  static final Form FORM =
      Form.of(
          "replay",
          "how it is replayed",
          SPEED,
          RATE,
          REPEAT,
          EVERY,
          JITTER,
          BOOTSTRAP_OF_TRACE,
          SIZES);

  private final MappingReader in;
  private final double speed;
  private final double rate;
  private final int times;
  private final @Nullable ValueReader every;
  private final long jitter;
  private final @Nullable ValueReader block;
  private final Blocks blocks;
  private final boolean resampled;

  /** Reads what is said of the replay; what is faulty is recorded. */
  ReplayDecoder(MappingReader in) {
    this.in = in;
    this.speed = in.get(SPEED);
    ValueReader more = in.value(RATE);
    this.rate = Type.MULTIPLIER.read(more);
    if (rate > HIGHEST_RATE) {
      more.reject("must be at most 1000x", null);
    }
    this.times = in.get(REPEAT);
    this.every = in.find(EVERY);
    this.jitter = in.get(JITTER);
    MappingReader drawn = in.find(BOOTSTRAP_OF_TRACE);
    this.block = drawn == null ? null : drawn.value(BLOCK);
    this.blocks = drawn == null || block == null ? Blocks.NONE : blocks(drawn, block);
    this.resampled = in.get(SIZES) == Lengths.RESAMPLED;
  }

  private static Blocks blocks(MappingReader drawn, ValueReader block) {
    long length = Type.POSITIVE_TIME.read(block);
    long within = drawn.get(WITHIN, Blocks.of(length).withinNanos());
    drawn.finish();
    return new Blocks(length, within);
  }

  double speed() {
    return speed;
  }

  /** Returns the replay of a trace of which nothing is known yet; throws what is out of range. */
  Replay unread() {
    return new Replay(speed, rate, times, Long.MAX_VALUE, jitter, blocks, resampled);
  }

  /**
   * Returns the replay of a trace.
   *
   * @param lengthNanos time of the trace by which one turn of it ends
   */
  Replay of(long lengthNanos) {
    if (block != null && blocks.blockNanos() > lengthNanos / 2) {
      block.reject(
          "must be at most half of the trace",
          "the trace is %s long".formatted(Durations.shown(lengthNanos)));
    }
    long period = rounded(lengthNanos);
    if (every != null) {
      period = Type.POSITIVE_TIME.read(every);
      if (period < lengthNanos) {
        every.reject(
            "must not be shorter than the trace",
            "the trace is %s long; a window takes a part of it"
                .formatted(Durations.shown(lengthNanos)));
      }
    }
    if (in.isFaulty()) {
      return Replay.PLAIN;
    }
    return new Replay(speed, rate, times, period, jitter, blocks, resampled);
  }

  /** Rounds up to whole units, so that days and hours of one turn meet those of the next. */
  static long rounded(long nanos) {
    long unit =
        nanos > DAY / 2 ? DAY : nanos > HOUR / 2 ? HOUR : nanos > MINUTE / 2 ? MINUTE : SECOND;
    return nanos > Long.MAX_VALUE - unit ? nanos : (nanos + unit - 1) / unit * unit;
  }
}
