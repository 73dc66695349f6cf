package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.Surge;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code surges}: what lifts a rate for a time. */
public final class SurgeDecoder {
  private static final double HIGHEST_PEAK = 1e6;
  private static final int MOST_SURGES = 1_000;

  private static final Key<Long> AT =
      Key.required("at", Type.TIME, "when it begins, from the start of the run");
  private static final Key<Double> PEAK =
      Key.required("peak", Type.MULTIPLIER, "how many times the rate; below 1x it is a lull");
  private static final Key<Long> RISE =
      Key.optional("rise", Type.TIME, "0s", "how long the rate takes to get there");
  private static final Key<Long> HOLD = Key.optional("hold", Type.TIME, "0s", "how long it stays");
  private static final Key<Long> FALL =
      Key.optional("fall", Type.TIME, "0s", "how long it takes to come back");
  private static final Form SURGE =
      Form.of(
          "surge",
          "lifts the rate to a multiple; overlapping ones add up",
          AT,
          PEAK,
          RISE,
          HOLD,
          FALL);

  /** What a list of surges looks like. */
  public static final Type<List<ValueReader>> SURGES = Type.listOf(SURGE);

  private final long durationNanos;

  /** Creates a decoder for a run of a length. */
  public SurgeDecoder(long durationNanos) {
    this.durationNanos = durationNanos;
  }

  /** Reads a list of surges. */
  public List<Surge> read(ValueReader list) {
    List<Surge> surges = new ArrayList<>();
    for (ValueReader item : SURGES.read(list)) {
      surges.add(surge(item.mapping(SURGE)));
    }
    if (surges.size() > MOST_SURGES) {
      list.reject("must have at most %d surges".formatted(MOST_SURGES), null);
    }
    return surges;
  }

  private Surge surge(MappingReader in) {
    ValueReader start = in.value(AT);
    long at = AT.type().read(start);
    ValueReader height = in.value(PEAK);
    double peak = PEAK.type().read(height);
    if (peak > HIGHEST_PEAK) {
      height.reject("must be at most 1000000x", null);
    }
    long rise = in.get(RISE);
    long hold = in.get(HOLD);
    long fall = in.get(FALL);
    Surge standIn = new Surge(0, 1, 0, 1, 0);
    Surge surge = in.build(() -> new Surge(at, peak, rise, hold, fall), standIn);
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    return surge;
  }
}
