package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.SECOND;
import static dev.stampede.models.arrival.LiftsTest.surge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Counts in each second of a profile against its integral. The sum of (n - m)^2 / m is chi-square
 * with as many degrees of freedom as there are seconds; a check fails a right process in 1 of 10
 * 000 seeds, on either side.
 */
class PoissonArrivalsTest {

  private static final double Z = 3.719;
  private static final int REPLICATIONS = 200;

  private static PoissonArrivals arrivals(double rate, List<Surge> surges, int replication) {
    return new PoissonArrivals(
        CurveDemand.of(rate, surges).rate(), new RandomStreams(77, replication).stream("test"));
  }

  /** Compares the counts of whole seconds with means in one replication. */
  private static void check(List<Surge> surges, DoubleUnaryOperator meanOfSecond) {
    int seconds = 60;
    long[] counts = new long[seconds];
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      PoissonArrivals arrivals = arrivals(10, surges, replication);
      long last = 0;
      for (long time = arrivals.next(); time < seconds * SECOND; time = arrivals.next()) {
        assertThat(time).isGreaterThanOrEqualTo(last);
        counts[(int) (time / SECOND)]++;
        last = time;
      }
    }
    double chiSquare = 0;
    int freedom = 0;
    for (int second = 0; second < seconds; second++) {
      double mean = REPLICATIONS * meanOfSecond.applyAsDouble(second);
      if (mean == 0) {
        assertThat(counts[second]).as("second %d", second).isZero();
      } else {
        chiSquare += (counts[second] - mean) * (counts[second] - mean) / mean;
        freedom++;
      }
    }
    assertThat(chiSquare).isBetween(quantile(freedom, -Z), quantile(freedom, Z));
  }

  /** Chi-square quantile by Wilson and Hilferty. */
  private static double quantile(int freedom, double z) {
    double variance = 2.0 / (9 * freedom);
    return freedom * Math.pow(1 - variance + z * Math.sqrt(variance), 3);
  }

  @Test
  void constantRate_givesPoissonCounts() {
    check(List.of(), second -> 10);
  }

  @Test
  void surge_givesTheIntegralOfItsTrapezoid() {
    // 10 to 30 over [10, 20), 30 over [20, 30), 30 to 10 over [30, 50): 11 in second 10, ...
    check(
        List.of(surge(10, 3, 10, 10, 20)),
        s -> {
          if (s < 10 || s >= 50) {
            return 10;
          }
          return s < 20 ? 10 + 2 * (s - 10 + 0.5) : s < 30 ? 30 : 30 - (s - 30 + 0.5);
        });
  }

  @Test
  void lull_isSilent() {
    check(List.of(surge(10, 0, 0, 20, 0)), s -> s >= 10 && s < 30 ? 0 : 10);
  }

  @Test
  void lullWithSlopes_fadesToNothing() {
    // 10 to 0 over [10, 20): 9.5, 8.5, ...; 0 to 10 over [30, 40).
    check(
        List.of(surge(10, 0, 10, 10, 10)),
        s -> {
          if (s < 10 || s >= 40) {
            return 10;
          }
          return s < 20 ? 10 - (s - 10 + 0.5) : s < 30 ? 0 : s - 30 + 0.5;
        });
  }

  @Test
  void overlappingSurges_addUp() {
    check(
        List.of(surge(10, 2, 0, 30, 0), surge(20, 4, 0, 10, 0)),
        s -> s < 10 || s >= 40 ? 10 : s >= 20 && s < 30 ? 50 : 20);
  }

  @Test
  void overlappingLulls_areSilentWhereTheSumIsBelowNothing() {
    // Down by 2 a second from 10 at 10 s: nothing from 15 to 45 s, then up again to 50 s.
    check(
        List.of(surge(10, 0, 10, 20, 10), surge(10, 0, 10, 20, 10)),
        s -> {
          if (s < 10 || s >= 50) {
            return 10;
          }
          return s < 15 ? 10 - 2 * (s - 10 + 0.5) : s < 45 ? 0 : 2 * (s - 45 + 0.5);
        });
  }

  @Test
  void skipped_arrivalsLeaveTheTimesOfTheOthers() {
    List<Surge> surges = List.of(surge(10, 3, 10, 10, 20), surge(15, 0, 0, 10, 5));
    PoissonArrivals all = arrivals(10, surges, 0);
    PoissonArrivals some = arrivals(10, surges, 0);
    for (int i = 0; i < 2_000; i++) {
      long time = all.next();
      if (i % 3 == 1) {
        assertThat(some.next()).isEqualTo(time);
      } else {
        some.skip();
      }
    }
  }

  @Test
  void gaps_areExponential() {
    // P(gap > 1 / rate) = e^-1 = .36788: 200 000 gaps, 4.2 sigma of .00108.
    PoissonArrivals arrivals = arrivals(10, List.of(), 0);
    long before = 0;
    int longer = 0;
    for (int i = 0; i < 200_000; i++) {
      long time = arrivals.next();
      longer += time - before > SECOND / 10 ? 1 : 0;
      before = time;
    }
    assertThat(longer / 200_000.0).isBetween(0.36336, 0.37240);
  }

  @Test
  void surgeAfterTheEndOfTheWorld_isHarmless() {
    Surge far = new Surge(Long.MAX_VALUE / 8, 5, 0, SECOND, 0);
    PoissonArrivals arrivals = arrivals(1, List.of(far), 0);
    assertThat(arrivals.next()).isBetween(0L, 60 * SECOND);
  }

  @Test
  void shape_isDrawnFromTheKeyAlone() {
    RequestSpec spec = new RequestSpec(new Exponential(1000), new Exponential(100), 50, true);
    Request one = shaped(5, spec);
    assertThat(shaped(5, spec).inputTokens).isEqualTo(one.inputTokens);
    assertThat(shaped(5, spec).outputTokens).isEqualTo(one.outputTokens);
    assertThat(shaped(6, spec).inputTokens).isNotEqualTo(one.inputTokens);
    long sum = 0;
    for (int key = 0; key < 10_000; key++) {
      Request request = shaped(key, spec);
      assertThat(request.inputTokens).isPositive();
      sum += request.inputTokens;
    }
    assertThat(sum / 10_000.0).isBetween(960.0, 1040.0); // 4 sigma of 10
  }

  private static Request shaped(long key, RequestSpec spec) {
    Request request = new Request();
    request.key = key;
    arrivals(1, List.of(), 0).shape(request, spec);
    return request;
  }
}
