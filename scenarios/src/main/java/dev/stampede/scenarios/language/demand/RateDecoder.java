package dev.stampede.scenarios.language.demand;

import dev.stampede.models.arrival.Adoption;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Lines;
import dev.stampede.models.check.Require;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/** Reads arrivals at a rate that stands in the scenario: one number, points, or an adoption. */
final class RateDecoder {

  /** One for each nanosecond. */
  private static final double HIGHEST_RATE = 1e9;

  private static final long MOST_USERS = 1_000_000_000_000L;
  private static final CurveDemand STAND_IN = CurveDemand.constant(1);

  private static final Key<Double> RATE =
      Key.required("rate", Type.RATE, "the rate while all is well, at most 1G/s");

  private static final Key<Long> AT = Key.required("at", Type.TIME, "from the start of the run");
  private static final Key<Double> RATE_THEN =
      Key.required("rate", Type.RATE, "the rate then, at most 1G/s");
  private static final Form POINT = Form.of("point", "a rate at a time", AT, RATE_THEN);
  private static final Key<List<ValueReader>> POINTS =
      Key.required(
          "points",
          Type.list(new Shape.Keys(POINT), 1),
          "rates at times, with straight lines between them; level before the first and after the"
              + " last; two at one time make a jump");

  private static final Key<Long> MARKET =
      Key.required("market", Type.longCount(1, MOST_USERS), "how many users there will ever be");
  private static final Key<Double> INNOVATION =
      Key.required(
          "innovation",
          Type.decimal(1e-9, 1e6),
          "p of Bass: of those left, the share that begins by itself in a period");
  private static final Key<Double> IMITATION =
      Key.required(
          "imitation",
          Type.decimal(0, 1e6),
          "q of Bass: of those left, the share that would begin in a period if all others had");
  private static final Key<Long> PER =
      Key.optional("per", Type.POSITIVE_TIME, "365d", "the period that both are told for");
  private static final Key<Long> AGE =
      Key.optional("age", Type.TIME, "0s", "how long ago it began when the run starts");
  private static final Key<Double> REQUESTS =
      Key.open(
          "requests",
          Type.RATE,
          "one of each who begins",
          "what each who has begun brings, 6/d say");
  private static final Key<MappingReader> ADOPTION =
      Key.required(
          "adoption",
          Type.mapping(
              Form.of("adoption", "how something new is taken up (Bass 1969)", MARKET)
                  .and(INNOVATION, IMITATION, PER, AGE, REQUESTS)),
          "those who take up something new, or what they bring");

  static final Form RATE_FORM =
      Form.of("at-rate", "work that comes at a rate", RATE).including(CourseDecoder.FORM);
  static final Form POINTS_FORM =
      Form.of("at-points", "a rate by points over time", POINTS).including(CourseDecoder.FORM);
  static final Form ADOPTION_FORM =
      Form.of("at-adoption", "new users, or what users bring after they joined", ADOPTION)
          .including(CourseDecoder.FORM);

  private RateDecoder() {}

  static ArrivalSpec rate(ArrivalSite site, MappingReader in) {
    ValueReader value = in.value(RATE);
    double rate = perSecond(value);
    CurveDemand base =
        in.check(
            () -> {
              Require.positive("rate", rate);
              return CurveDemand.constant(rate);
            },
            STAND_IN);
    return CourseDecoder.read(site, in, base);
  }

  private static double perSecond(ValueReader value) {
    double rate = Type.RATE.read(value);
    if (rate > HIGHEST_RATE) {
      value.reject("must be at most 1G/s", null);
    }
    return rate;
  }

  static ArrivalSpec points(ArrivalSite site, MappingReader in) {
    List<ValueReader> items = in.get(POINTS);
    long[] times = new long[items.size()];
    double[] rates = new double[items.size()];
    for (int i = 0; i < times.length; i++) {
      MappingReader point = items.get(i).mapping(POINT);
      ValueReader at = point.value(AT);
      times[i] = AT.type().read(at);
      rates[i] = perSecond(point.value(RATE_THEN));
      if (i > 0 && times[i] < times[i - 1]) {
        at.reject("must not be earlier than the point before", null);
        times[i] = times[i - 1];
      }
      point.build(() -> true);
    }
    if (times.length == 0) {
      return CourseDecoder.read(site, in, STAND_IN);
    }
    Lines lines = new Lines(times, rates);
    return CourseDecoder.read(site, in, new CurveDemand(lines, site.meanOf(lines)));
  }

  static ArrivalSpec adoption(ArrivalSite site, MappingReader all) {
    MappingReader in = all.get(ADOPTION);
    long market = in.get(MARKET);
    double innovation = in.get(INNOVATION);
    double imitation = in.get(IMITATION);
    long per = in.get(PER);
    long age = in.get(AGE);
    double requests = in.get(REQUESTS, 0.0);
    Adoption adoption =
        in.build(() -> new Adoption(market, innovation, imitation, per, age, requests));
    CurveDemand base =
        adoption == null ? STAND_IN : new CurveDemand(adoption, site.meanOf(adoption));
    return CourseDecoder.read(site, all, base);
  }
}
