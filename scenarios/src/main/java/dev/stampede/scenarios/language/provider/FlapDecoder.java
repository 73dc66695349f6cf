package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.AT_LEAST_ONE;

import dev.stampede.models.fault.Flap;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code flap} of faults. */
final class FlapDecoder {
  private static final Key<Long> EVERY =
      Key.required("every", Type.POSITIVE_TIME, "the length of a period");
  private static final Key<Long> FOR =
      Key.open(
          "for",
          Type.POSITIVE_TIME,
          "all of it",
          "how much of a bad period is bad, from its begin");
  private static final Key<Double> FROM =
      Key.required("from", Type.SHARE, "the chance of the first period");
  private static final Key<Double> TO =
      Key.required("to", Type.SHARE, "that of the last one; linear in between");
  private static final Form CHANCES =
      Form.of("flap-chance", "a chance that changes from period to period", FROM, TO);
  private static final Key<ValueReader> CHANCE =
      Key.open(
          "chance",
          Type.as(Shape.either(Type.SHARE.shape(), new Shape.Keys(CHANCES))),
          "`100%`",
          "the chance that a period is bad");

  /** The keys. */
  static final Form FORM =
      Form.of("flap", "how a fault comes and goes", EVERY, FOR, CHANCE)
          .rule(AT_LEAST_ONE, FOR, CHANCE);

  private FlapDecoder() {}

  /** Returns how a fault comes and goes; null if it is not said, or not well. */
  static @Nullable Flap read(@Nullable MappingReader in) {
    if (in == null) {
      return null;
    }
    if (!in.has(FOR) && !in.has(CHANCE)) {
      in.error(
          "needs for, chance, or both",
          "for example {every: 10m, for: 5m} or {every: 5m, chance: {from: 20%, to: 100%}}");
    }
    ValueReader every = in.value(EVERY);
    long everyNanos = EVERY.type().read(every);
    long forNanos = in.get(FOR, everyNanos);
    if (!every.isFaulty() && forNanos > everyNanos) {
      in.value(FOR).error("a period is not bad for longer than it lasts", "say at most 'every'");
    }
    double from = 1;
    double to = 1;
    if (in.has(CHANCE)) {
      ValueReader chance = in.value(CHANCE);
      if (chance.isMapping()) {
        MappingReader chances = chance.mapping(CHANCES);
        from = chances.get(FROM);
        to = chances.get(TO);
        chances.finish();
      } else {
        from = chance.share();
        to = from;
      }
    }
    double first = from;
    double last = to;
    return in.build(() -> new Flap(everyNanos, forNanos, first, last));
  }
}
