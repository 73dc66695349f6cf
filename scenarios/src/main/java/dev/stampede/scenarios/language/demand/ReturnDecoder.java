package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import org.jspecify.annotations.Nullable;

/** Reads {@code rework} and {@code resubmit}: work that comes back. */
final class ReturnDecoder {
  private enum To {
    LADDER,
    PEOPLE
  }

  private static final Key<Double> BELOW =
      Key.required("below", Type.QUALITY, "machines' answers of less quality come back");
  private static final Key<Double> REWORK_PROBABILITY =
      Key.optional("probability", Type.SHARE, "100%", "how many of them do");
  private static final Key<Double> PROBABILITY =
      Key.required("probability", Type.SHARE, "how many pieces of such work come back");
  private static final Key<Distribution> DELAY =
      Key.required("delay", DistributionDecoder.TIME.any(), "the time until it comes back");
  private static final Key<Integer> MOST =
      Key.optional(
          "max",
          Type.integer(1, ReworkSpec.MOST),
          "1",
          "how many times one piece of work comes back");
  private static final Key<To> TO =
      Key.optional("to", Type.words(To.class), "ladder", "who gets it then");

  static final Form REWORK =
      Form.of(
          "rework", "machines' bad answers come back", BELOW, REWORK_PROBABILITY, DELAY, MOST, TO);
  static final Form RESUBMISSION =
      Form.of(
          "resubmit", "work that failed or was given up is tried again", PROBABILITY, DELAY, MOST);

  private ReturnDecoder() {}

  static @Nullable ReworkSpec rework(MappingReader in) {
    double below = in.get(BELOW);
    double probability = in.get(REWORK_PROBABILITY);
    Distribution delay = in.get(DELAY);
    int most = in.get(MOST);
    boolean toPeople = in.get(TO) == To.PEOPLE;
    return in.build(() -> new ReworkSpec(below, probability, delay, most, toPeople));
  }

  static @Nullable ResubmissionSpec resubmission(MappingReader in) {
    double probability = in.get(PROBABILITY);
    Distribution delay = in.get(DELAY);
    int most = in.get(MOST);
    return in.build(() -> new ResubmissionSpec(probability, delay, most));
  }
}
