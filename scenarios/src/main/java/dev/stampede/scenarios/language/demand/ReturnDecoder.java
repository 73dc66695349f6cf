package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.ResubmissionSpec;
import dev.stampede.models.demand.ReworkSpec;
import dev.stampede.scenarios.read.DistributionDecoder;
import dev.stampede.scenarios.read.MappingReader;
import org.jspecify.annotations.Nullable;

/** Reads {@code rework} and {@code resubmit}: work that comes back. */
final class ReturnDecoder {
  private ReturnDecoder() {}

  private enum To {
    LADDER,
    PEOPLE
  }

  static @Nullable ReworkSpec rework(MappingReader in) {
    double below = in.required("below").quality();
    double probability = in.optional("probability", "100%").share();
    Distribution delay = DistributionDecoder.TIME.read(in.required("delay"));
    int most = most(in);
    boolean toPeople = in.optional("to", "ladder").choice(To.class) == To.PEOPLE;
    return in.build(() -> new ReworkSpec(below, probability, delay, most, toPeople));
  }

  static @Nullable ResubmissionSpec resubmission(MappingReader in) {
    double probability = in.required("probability").share();
    Distribution delay = DistributionDecoder.TIME.read(in.required("delay"));
    int most = most(in);
    return in.build(() -> new ResubmissionSpec(probability, delay, most));
  }

  private static int most(MappingReader in) {
    return in.optional("max", "1").integer(1, ReworkSpec.MOST);
  }
}
