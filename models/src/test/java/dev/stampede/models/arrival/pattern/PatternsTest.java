package dev.stampede.models.arrival.pattern;

import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.Chance;
import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Level;
import dev.stampede.models.arrival.Pattern;
import dev.stampede.models.arrival.Poisson;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.arrival.Surge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * How arrivals scatter, against theory. A bound of 3.9 standard errors fails a right process in 1
 * of 10 000 seeds; a Kolmogorov-Smirnov statistic above {@code 2.23 / sqrt(n)} as well.
 */
class PatternsTest {

  private static final double Z = 3.9;

  private static final Map<String, Pattern> PATTERNS =
      Map.of(
          "poisson", new Poisson(),
          "gamma", new Renewal(new GammaGaps(2.5)),
          "regular", new Renewal(new GammaGaps(0)),
          "weibull", new Renewal(WeibullGaps.ofCv(2)),
          "hawkes", new Hawkes(0.6, 0.5),
          "mmpp", new Mmpp(List.of(new Mmpp.State(1, 4), new Mmpp.State(9, 2))),
          "batches", new Batches(new Constant(4), new Poisson()),
          "clients", new Clients(20, 1, Lognormal.ofPercentiles(1.2, 0.9, 4)));

  private static Chance chance(long seed, int replication) {
    return purpose -> new RandomStreams(seed, replication).stream(purpose);
  }

  private static List<Long> until(ArrivalProcess arrivals, long nanos) {
    List<Long> times = new ArrayList<>();
    for (long time = arrivals.next(); time < nanos; time = arrivals.next()) {
      times.add(time);
    }
    return times;
  }

  /** Whatever the scatter, the mean follows the rate from the first second on. */
  @Test
  void mean_isTheRate_atAnyTime() {
    CurveDemand demand =
        CurveDemand.of(5, List.of(new Surge(nanos(20), 6, nanos(10), nanos(10), nanos(10))));
    int replications = 600;
    PATTERNS.forEach(
        (name, pattern) -> {
          boolean lags = pattern instanceof Hawkes; // those who were brought come later
          for (double[] part :
              new double[][] {{0, 10}, {lags ? 55 : 22, lags ? 80 : 38}, {0, 80}}) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < replications; i++) {
              long count =
                  until(pattern.open(demand.rate(), chance(7, i)), nanos(part[1])).stream()
                      .filter(time -> time >= nanos(part[0]))
                      .count();
              sum += count;
              squares += (double) count * count;
            }
            double mean = sum / replications;
            double error = Math.sqrt((squares / replications - mean * mean) / replications);
            assertThat(mean)
                .as("%s from %s to %s s", name, part[0], part[1])
                .isCloseTo(
                    demand.expected(nanos(part[0]), nanos(part[1])), within(Z * error + 0.05));
          }
        });
  }

  @Test
  void times_neverDecrease_andAreTheSameAgain() {
    CurveDemand demand = CurveDemand.of(50, List.of(new Surge(nanos(5), 0, 0, nanos(3), 0)));
    PATTERNS.forEach(
        (name, pattern) -> {
          List<Long> times = until(pattern.open(demand.rate(), chance(1, 2)), nanos(60));
          assertThat(times).as(name).isSorted().hasSizeGreaterThan(1000);
          assertThat(until(pattern.open(demand.rate(), chance(1, 2)), nanos(60)))
              .as(name)
              .isEqualTo(times);
        });
  }

  private static void checkGaps(GapLaw law, DoubleUnaryOperator distribution) {
    int gaps = 20_000;
    ArrivalProcess arrivals = new Renewal(law).open(new Level(10), chance(3, 0));
    double[] found = new double[gaps];
    long before = arrivals.next();
    for (int i = 0; i < gaps; i++) {
      long time = arrivals.next();
      found[i] = (time - before) / 1e8;
      before = time;
    }
    Arrays.sort(found);
    double distance = 0;
    for (int i = 0; i < gaps; i++) {
      double share = distribution.applyAsDouble(found[i]);
      distance =
          Math.max(distance, Math.max(share - (double) i / gaps, (double) (i + 1) / gaps - share));
    }
    assertThat(distance).isLessThan(2.23 / Math.sqrt(gaps));
  }

  @Test
  void gaps_haveTheirLaw() {
    for (double cv : new double[] {0.5, 1, 2}) {
      double shape = 1 / (cv * cv);
      checkGaps(new GammaGaps(cv), x -> Gamma.regularizedGammaP(shape, shape * x));
      WeibullGaps weibull = WeibullGaps.ofCv(cv);
      checkGaps(weibull, x -> 1 - Math.exp(-Math.pow(x / weibull.scale(), weibull.shape())));
    }
  }

  /** cv^2 = gamma(1 + 2/k) / gamma(1 + 1/k)^2 - 1: k = 1 gives 1, k = 1/2 gives 5, k = 2 .2732. */
  @Test
  void weibull_hasTheShapeOfItsVariation() {
    assertThat(WeibullGaps.ofCv(1).shape()).isCloseTo(1, within(1e-9));
    assertThat(WeibullGaps.ofCv(Math.sqrt(5)).shape()).isCloseTo(0.5, within(1e-9));
    assertThat(WeibullGaps.ofCv(Math.sqrt(4 / Math.PI - 1)).shape()).isCloseTo(2, within(1e-9));
  }

  /** Variance over mean of counts in windows of a length. */
  private static double dispersion(Pattern pattern, double windowSeconds, int windows) {
    ArrivalProcess arrivals = pattern.open(new Level(4), chance(11, 0));
    long[] counts = new long[windows];
    for (long time : until(arrivals, nanos(windowSeconds * windows))) {
      counts[(int) (time / 1e9 / windowSeconds)]++;
    }
    double mean = Arrays.stream(counts).average().orElseThrow();
    return Arrays.stream(counts).mapToDouble(n -> (n - mean) * (n - mean)).sum()
        / (windows - 1)
        / mean;
  }

  /**
   * Long windows: 1 / (1 - n)^2 (Hawkes 1971); in general, with b = beta (1 - n), 1 / (1-n)^2 + (1
   * - 1/(1-n)^2) (1 - e^-bT) / bT. The relative standard error of a dispersion of m windows is
   * about sqrt(2 / m).
   */
  @Test
  void hawkes_hasTheDispersionOfTheory() {
    for (double n : new double[] {0.5, 0.8, 0.9}) {
      double decay = 0.2;
      double b = (1 - n) / decay;
      double most = 1 / ((1 - n) * (1 - n));
      for (double window : new double[] {1, 50}) {
        int windows = 20_000;
        double expected = most + (1 - most) * -Math.expm1(-b * window) / (b * window);
        assertThat(dispersion(new Hawkes(n, decay), window, windows))
            .as("n %s, window %s s", n, window)
            .isCloseTo(expected, within(expected * Z * Math.sqrt(4.0 / windows)));
      }
    }
  }

  /**
   * The variance of a two-state process: with rates a, b and r = q01 + q10, the dispersion is 1 + 2
   * pi0 pi1 (a - b)^2 / (mean r) (1 - (1 - e^-rT) / rT) (Fischer and Meier-Hellstern 1993).
   */
  @Test
  void mmpp_hasTheDispersionOfTheory() {
    Mmpp mmpp = new Mmpp(List.of(new Mmpp.State(4, 10), new Mmpp.State(16, 10 / 3.0)));
    double rates = 4.0 / 7; // the mean of 7 becomes 4
    double r = 0.4;
    for (double window : new double[] {1, 20}) {
      double rise = 2 * 0.75 * 0.25 * Math.pow(12 * rates, 2) / (4 * r);
      double expected = 1 + rise * (1 + Math.expm1(-r * window) / (r * window));
      int windows = 20_000;
      assertThat(dispersion(mmpp, window, windows))
          .as("window %s s", window)
          .isCloseTo(expected, within(expected * Z * Math.sqrt(4.0 / windows)));
    }
  }

  @Test
  void batches_comeTogether() {
    List<Long> times =
        until(
            new Batches(new Constant(5), new Poisson()).open(new Level(20), chance(5, 0)),
            nanos(500));
    for (int i = 0; i + 5 <= times.size(); i += 5) {
      assertThat(times.subList(i, i + 5)).containsOnly(times.get(i));
    }
    assertThat(new Batches(new Constant(5), new Poisson()).meanSize()).isEqualTo(5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batches(new Constant(0), new Poisson()))
        .withMessageStartingWith("batch (0.0) must be at least 1");
  }

  /** Zipf with exponent 1 over 4 clients: 12/25, 6/25, 4/25, 3/25. */
  @Test
  void clients_haveTheirShares() {
    Clients four = new Clients(4, 1, null);
    assertThat(four.shareOfTop(1)).isCloseTo(0.48, within(1e-12));
    assertThat(four.shareOfTop(2)).isCloseTo(0.72, within(1e-12));
    assertThat(four.shareOfTop(4)).isEqualTo(1);
  }

  /** Adding a client leaves the numbers of the others alone; here all shares stay, too. */
  @Test
  void clients_drawFromStreamsOfTheirOwn() {
    List<Long> one = until(new Clients(1, 0, null).open(new Level(5), chance(9, 0)), nanos(100));
    List<Long> two = until(new Clients(2, 0, null).open(new Level(10), chance(9, 0)), nanos(100));
    assertThat(two).containsAll(one).hasSizeGreaterThan(one.size());
  }

  @Test
  void superposition_isInOrder_andBreaksTiesByNumber() {
    ArrivalProcess merged = new Superposition(List.of(every(3, 7), every(2, 6), every(5, 9)));
    assertThat(until(merged, RateCurve.NEVER)).containsExactly(2L, 3L, 4L, 5L, 6L, 6L);
  }

  /** At multiples of a number, until a time. */
  private static ArrivalProcess every(long step, long last) {
    return new ArrivalProcess() {
      private long now;

      @Override
      public long next() {
        now += step;
        return now > last ? NEVER : now;
      }
    };
  }

  @Test
  void wrongNumbers_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hawkes(1, 30))
        .withMessageContaining("branching (1.0) must be at least 0 % and below 100 %");
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGaps(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> WeibullGaps.ofShape(0.01));
    assertThatIllegalArgumentException().isThrownBy(() -> new Mmpp(List.of(new Mmpp.State(1, 1))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mmpp(List.of(new Mmpp.State(0, 1), new Mmpp.State(0, 1))));
    assertThatIllegalArgumentException().isThrownBy(() -> new Clients(0, 1, null));
  }
}
