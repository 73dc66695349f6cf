package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.Announcement;
import dev.stampede.models.arrival.Announcement.Fading;
import dev.stampede.models.arrival.FlashCrowd;
import dev.stampede.models.arrival.Lift;
import dev.stampede.models.arrival.Surge;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of what lifts a rate for a time: surges, which multiply it, or crowds, which add. */
public final class SurgeDecoder {
  private static final int MOST = 1_000;
  private static final Lift STAND_IN = new Surge(0, 1, 0, 1, 0);

  private static final Key<Long> AT =
      Key.required("at", Type.TIME, "when it begins, from the start of the run");
  private static final Key<Long> RISE =
      Key.optional("rise", Type.TIME, "0s", "how long the rate takes to get there");
  private static final Key<Long> HOLD = Key.optional("hold", Type.TIME, "0s", "how long it stays");
  private static final Key<Long> FALL =
      Key.optional("fall", Type.TIME, "0s", "how long it takes to come back");
  private static final Key<Long> PEAK_AT =
      Key.required("peak_at", Type.TIME, "when the top begins, from the start of the run");
  private static final Key<Long> HALF_RISE =
      Key.required("rise", Type.POSITIVE_TIME, "from half the top to the top");
  private static final Key<Long> HALF_FALL =
      Key.required("fall", Type.POSITIVE_TIME, "from the top to half of it");
  private static final Key<Long> HALF_LIFE =
      Key.required("half_life", Type.POSITIVE_TIME, "from the top to half of it");
  private static final Key<Fading> FADING =
      Key.optional(
          "fading",
          Type.words(Fading.class),
          "exponential",
          "whether half is left again after each half-life, or, hyperbolic, a third after two");

  /** Surges, whose peaks are multiples of the base rate. */
  public static final SurgeDecoder SURGES =
      new SurgeDecoder(
          "surge",
          "lifts the rate to a multiple; overlapping ones add up",
          Key.required("peak", Type.MULTIPLIER, "how many times the rate; below 1x it is a lull"),
          1e6,
          "must be at most 1000000x");

  /** Crowds, who have rates of their own. */
  static final SurgeDecoder CROWDS =
      new SurgeDecoder(
          "crowd",
          "comes for a time, beside those who come anyway",
          Key.required("peak", Type.RATE, "its rate at the top, at most 1G/s"),
          1e9,
          "must be at most 1G/s");

  private final Key<Double> peak;
  private final double highest;
  private final String tooHigh;
  private final List<OneKey> inOneKey;
  private final Form form;
  private final Type<List<ValueReader>> list;

  /** Reads one kind. */
  private interface Reading {
    Lift of(MappingReader in, long durationNanos);
  }

  /** A kind whose keys stand below its name. */
  private record OneKey(String name, Form form, Reading reading) {
    Key<MappingReader> key() {
      return Key.required(name, Type.mapping(form), form.sentence());
    }
  }

  private SurgeDecoder(
      String noun, String sentence, Key<Double> peak, double highest, String tooHigh) {
    this.peak = peak;
    this.highest = highest;
    this.tooHigh = tooHigh;
    this.inOneKey =
        List.of(
            new OneKey(
                "flash_crowd",
                Form.of(
                        "flash-" + noun,
                        "doubles up to its top, and halves from there: people who come for an event",
                        PEAK_AT,
                        peak)
                    .and(HALF_RISE, HOLD, HALF_FALL),
                this::flashCrowd),
            new OneKey(
                "announcement",
                Form.of(
                        "announcement-" + noun,
                        "rises at once, or in a line, and fades for long",
                        AT,
                        peak)
                    .and(RISE, HALF_LIFE, FADING),
                this::announcement));
    this.form = form(noun, sentence);
    this.list = Type.listOf(form);
  }

  /** All keys of a trapezoid, or the one key of another kind. */
  private Form form(String noun, String sentence) {
    Key<?>[] trapezoid = {open(AT), open(peak), RISE, HOLD, FALL};
    Form all = Form.of(noun, sentence, trapezoid).rule(Form.Count.ALL_WITH_THE_FIRST, AT, peak);
    List<String> tellers = new ArrayList<>(List.of(AT.name()));
    for (OneKey kind : inOneKey) {
      Key<?> key = open(kind.key());
      all = all.and(key).none(Condition.given(key), trapezoid);
      tellers.add(kind.name());
    }
    return all.rule(Form.Count.EXACTLY_ONE, tellers);
  }

  private static Key<?> open(Key<?> key) {
    return Key.open(key.name(), key.type(), "", key.sentence());
  }

  /** What a list of them looks like. */
  public Type<List<ValueReader>> type() {
    return list;
  }

  /** Reads a list; what begins after the end of the run is warned of. */
  public List<Lift> read(ValueReader value, long durationNanos) {
    List<Lift> lifts = new ArrayList<>();
    for (ValueReader item : list.read(value)) {
      lifts.add(lift(item.mapping(form), durationNanos));
    }
    if (lifts.size() > MOST) {
      value.reject("must have at most %d %ss".formatted(MOST, form.name()), null);
    }
    return lifts;
  }

  private Lift lift(MappingReader in, long durationNanos) {
    List<OneKey> given = inOneKey.stream().filter(kind -> in.has(kind.name())).toList();
    if (given.isEmpty()) {
      return trapezoid(in, durationNanos);
    }
    OneKey kind = given.get(0);
    boolean alone =
        given.size() == 1 && List.of(AT, peak, RISE, HOLD, FALL).stream().noneMatch(in::has);
    if (!alone) {
      in.error("has other keys beside '%s'".formatted(kind.name()), "its own stand below it");
      in.forgive();
    }
    Lift lift = kind.reading().of(in.get(kind.key()), durationNanos);
    return in.build(() -> lift, STAND_IN);
  }

  private Lift trapezoid(MappingReader in, long durationNanos) {
    long at = begin(in, AT, durationNanos);
    double top = peak(in);
    long rise = in.get(RISE);
    long hold = in.get(HOLD);
    long fall = in.get(FALL);
    return in.build(() -> new Surge(at, top, rise, hold, fall), STAND_IN);
  }

  private Lift flashCrowd(MappingReader in, long durationNanos) {
    long at = in.get(PEAK_AT);
    double top = peak(in);
    long rise = in.get(HALF_RISE);
    long hold = in.get(HOLD);
    long fall = in.get(HALF_FALL);
    return in.build(() -> new FlashCrowd(top, at, rise, hold, fall), STAND_IN);
  }

  private Lift announcement(MappingReader in, long durationNanos) {
    long at = begin(in, AT, durationNanos);
    double top = peak(in);
    long rise = in.get(RISE);
    long halfLife = in.get(HALF_LIFE);
    Fading fading = in.get(FADING);
    return in.build(() -> new Announcement(top, at, rise, halfLife, fading), STAND_IN);
  }

  private static long begin(MappingReader in, Key<Long> key, long durationNanos) {
    ValueReader start = in.value(key);
    long at = key.type().read(start);
    if (at >= durationNanos) {
      start.warning(in.path() + " begins after the end of the run", null);
    }
    return at;
  }

  private double peak(MappingReader in) {
    ValueReader height = in.value(peak);
    double top = peak.type().read(height);
    if (top > highest) {
      height.reject(tooHigh, null);
    }
    return top;
  }
}
