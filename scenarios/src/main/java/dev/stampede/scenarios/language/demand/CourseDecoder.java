package dev.stampede.scenarios.language.demand;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Lift;
import dev.stampede.models.arrival.Lifts;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Product;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.arrival.Sum;
import dev.stampede.models.arrival.Trend;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;

/**
 * Reads what becomes of a base rate over time: {@code base x profile x trend x surges + crowds},
 * and how arrivals scatter about it.
 */
final class CourseDecoder {
  private static final long WEEK = 7 * 24 * 3600 * Seconds.ONE;

  /** A thousand million times as many. */
  private static final int MOST_DOUBLINGS = 30;

  private static final Key<Long> DOUBLING =
      Key.open("doubling", Type.POSITIVE_TIME, "", "the time in which it doubles");
  private static final Key<Long> HALF_LIFE =
      Key.open("half_life", Type.POSITIVE_TIME, "", "the time in which it halves");
  private static final Form TREND_FORM =
      Form.of("trend", "grows, or decays, from 1x at the start of the run", DOUBLING, HALF_LIFE)
          .rule(Form.Count.EXACTLY_ONE, DOUBLING, HALF_LIFE);
  private static final Key<MappingReader> TREND =
      Key.open("trend", Type.mapping(TREND_FORM), "none", "what makes it more and more, or less");
  private static final Key<ValueReader> SURGES =
      Key.open(
          "surges",
          Type.as(SurgeDecoder.SURGES.type().shape()),
          "none",
          "what multiplies the rate for a time, at most 1000");
  private static final Key<ValueReader> CROWDS =
      Key.open(
          "crowds",
          Type.as(SurgeDecoder.CROWDS.type().shape()),
          "none",
          "who comes beside, for a time, at most 1000");

  /** The keys that may stand beside any base rate. */
  static final Form FORM =
      Form.of("course", "what becomes of a base rate", ProfileDecoder.KEY, TREND, SURGES, CROWDS)
          .and(PatternDecoder.FORM);

  private CourseDecoder() {}

  /**
   * Returns arrivals at a base rate with all that the keys of {@link #FORM} say.
   *
   * @param base without anything that comes and goes
   */
  static ArrivalSpec read(ArrivalSite site, MappingReader in, CurveDemand base) {
    MappingReader returning = in.find(ProfileDecoder.KEY);
    RateCurve profile = returning == null ? null : ProfileDecoder.read(returning);
    MappingReader growing = in.find(TREND);
    RateCurve trend = growing == null ? null : trend(growing, site.durationNanos());
    List<Lift> surges = SurgeDecoder.SURGES.read(in.get(SURGES), site.durationNanos());
    List<Lift> crowds = SurgeDecoder.CROWDS.read(in.get(CROWDS), site.durationNanos());
    Pattern pattern = PatternDecoder.read(in);
    RatedSpec arrivals =
        in.build(
            () -> {
              RateCurve rate = new Product(base.rate(), new Lifts(surges));
              double usual = base.basePerSecond();
              if (profile != null) {
                rate = new Product(rate, profile);
                usual *= new CurveDemand(profile, 1).mean(WEEK);
              }
              rate = trend == null ? rate : new Product(rate, trend);
              rate = crowds.isEmpty() ? rate : new Sum(List.of(rate, Lifts.added(crowds)));
              return new RatedSpec(new CurveDemand(rate, usual), pattern);
            },
            ArrivalDecoder.STAND_IN);
    boolean some =
        site.durationNanos() == Long.MAX_VALUE || site.meanOf(arrivals.demand().rate()) > 0;
    if (!some) {
      in.warning(in.path() + ": nothing is expected to arrive within the run", null);
    }
    return arrivals;
  }

  private static RateCurve trend(MappingReader in, long durationNanos) {
    boolean grows = in.has(DOUBLING);
    if (grows == in.has(HALF_LIFE)) {
      in.error("needs a doubling or a half_life, and not both", "for example {doubling: 90d}");
    }
    Key<Long> key = grows ? DOUBLING : HALF_LIFE;
    ValueReader value = in.value(key);
    long time = in.get(key, WEEK);
    if (grows && durationNanos != Long.MAX_VALUE && durationNanos / time >= MOST_DOUBLINGS) {
      value.reject("doubles more than %d times within the run".formatted(MOST_DOUBLINGS), null);
    }
    return in.build(() -> new Trend(grows, time), new Trend(false, WEEK));
  }
}
