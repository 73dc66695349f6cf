package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.PoissonSpec;
import dev.stampede.models.arrival.Surge;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** Reads arrivals at a rate. */
final class RateDecoder {

  /** One for each nanosecond. */
  private static final double HIGHEST_RATE = 1e9;

  private static final Key<Double> RATE =
      Key.required("rate", Type.RATE, "the rate while all is well, at most 1G/s");
  private static final Key<ValueReader> SURGES =
      Key.open(
          "surges", Type.as(SurgeDecoder.SURGES.shape()), "none", "a list of surges, at most 1000");

  static final Form FORM = Form.of("rate", "a Poisson process", RATE, SURGES);

  private RateDecoder() {}

  static ArrivalSpec read(ArrivalSite site, MappingReader in) {
    ValueReader value = in.value(RATE);
    double rate = RATE.type().read(value);
    if (rate > HIGHEST_RATE) {
      value.reject("must be at most 1G/s", null);
    }
    List<Surge> surges = new SurgeDecoder(site.durationNanos()).read(in.get(SURGES));
    return in.build(() -> new PoissonSpec(rate, surges), ArrivalDecoder.STAND_IN);
  }
}
