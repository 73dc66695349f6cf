package dev.stampede.experiments.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.arrival.RateClock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases worked by hand. */
class DemandNumbersTest {

  private static final long SECOND = 1_000_000_000L;
  private static final double HOUR = 3_600;

  private static RecordedRequests at(double... seconds) {
    RecordedRequests trace = new RecordedRequests();
    for (double second : seconds) {
      trace.add(Math.round(second * SECOND), -1, -1, -1);
    }
    return trace;
  }

  /** Windows of 3, 1 and 2 in 3.5 s; the half second at the end is left out. */
  @Test
  void counts_areOfFullWindows() {
    Counts counts = Counts.of(at(0, 0.1, 0.9, 1.5, 2.0, 2.9, 3.5), 1);

    assertThat(counts.values()).containsExactly(3, 1, 2);
    assertThat(counts.mean()).isEqualTo(2);
    assertThat(counts.peakOverMean()).isEqualTo(1.5);
    assertThat(counts.dispersion()).isCloseTo(2 / 3.0 / 2, within(1e-12));
    assertThat(counts.merged(2).values()).containsExactly(4);
  }

  @Test
  void rowsThatGoBackwards_areRefused() {
    assertThatThrownBy(() -> at(1, 0.5)).hasMessage("row 1 is earlier than the one before");
  }

  /** Gaps of 0, 1 and 2 s: mean 1, variance 2/3, a third of them ties, a clock of seconds. */
  @Test
  void gaps_byHand() {
    Gaps gaps = Gaps.of(at(0, 0, 1, 3));

    assertThat(gaps.cv()).isCloseTo(Math.sqrt(2 / 3.0), within(1e-12));
    assertThat(gaps.tiedShare()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(gaps.longestSeconds()).isEqualTo(2);
    assertThat(gaps.tickNanos()).isEqualTo(SECOND);
    assertThat(Gaps.of(at(0, 0.003, 0.011)).tickNanos()).isEqualTo(1_000_000);
  }

  /** Knots such that each window has its count, which an inverse finds again. */
  @Test
  void curve_hasWhatWasCounted() {
    double[] counted = {5, 8, 4, 4, 5, 7};
    RateCurve curve = RateCurve.through(10, counted);

    for (int i = 0; i < counted.length; i++) {
      assertThat(curve.expected(10.0 * (i + 1)) - curve.expected(10.0 * i))
          .isCloseTo(10 * counted[i], within(1e-9));
    }
    for (double time : new double[] {0, 1, 5, 17.3, 42, 55, 59.9, 61}) {
      assertThat(when(curve, curve.expected(time))).isCloseTo(time, within(1e-9));
    }
    assertThat(curve.at(0)).isEqualTo(curve.rateOf(0));
    assertThat(RateCurve.constant(3).expected(7)).isEqualTo(21);
    assertThat(when(RateCurve.constant(3), 21)).isEqualTo(7);
  }

  /** The time by which a run that follows a curve has so many requests in the mean. */
  private static double when(RateCurve curve, double requests) {
    RateClock clock = new RateClock(curve.lines());
    clock.pass(requests);
    return clock.nanos() / 1e9;
  }

  /** Silence between two bursts stays possible, and all in all the mean is kept. */
  @Test
  void curve_isNeverNegative() {
    RateCurve curve = RateCurve.through(1, new double[] {10, 0, 0, 10});

    assertThat(IntStream.range(0, 4).mapToDouble(curve::rateOf)).allMatch(rate -> rate > 0);
    assertThat(IntStream.range(0, 4).mapToDouble(curve::rateOf).average().orElseThrow())
        .isCloseTo(5, within(1e-9));
  }

  /** 3 of 4 from Monday to Friday between 12 and 18, 1 at all other times; from Thursday 1970. */
  @Test
  void rhythm_byHand() {
    double[] values = new double[24 * 14];
    for (int i = 0; i < values.length; i++) {
      int weekday = (3 + i / 24) % 7;
      int hour = i % 24;
      values[i] = weekday < 5 && hour >= 12 && hour < 18 ? 300 : 100;
    }
    Rhythm rhythm = Rhythm.of(new Counts(0, HOUR, values));

    double weekday = (18 * 100 + 6 * 300) / 24.0;
    assertThat(rhythm.weekdayOverWeekend()).isCloseTo(weekday / 100, within(1e-9));
    double mean = (5 * weekday + 2 * 100) / 7;
    assertThat(rhythm.day()[3]).isCloseTo(100 / mean, within(1e-9));
    assertThat(rhythm.day()[12]).isCloseTo((5 * 300 + 2 * 100) / 7.0 / mean, within(1e-9));
    assertThat(rhythm.week()[12]).isCloseTo(300 / mean, within(1e-9)); // Monday
    assertThat(rhythm.week()[24 * 5 + 12]).isCloseTo(100 / mean, within(1e-9)); // Saturday
    assertThat(rhythm.explained()[1]).isCloseTo(1, within(1e-9));
    assertThat(rhythm.peakOverTrough()).isCloseTo(17 / 7.0, within(1e-9));
    assertThat(rhythm.weekCurve().at(12.5 * HOUR)).isCloseTo(300 / HOUR, within(1e-9));
  }

  /** 100 a minute, a peak of 1,000 at 20:00: half of it is passed 30 min before, 12 after. */
  @Test
  void crowd_byHand() {
    double[] values = new double[3 * 1_440];
    Arrays.fill(values, 100);
    int peak = 1_440 + 20 * 60;
    for (int i = 1; i <= 60; i++) {
      values[peak - i] = 1_000 - 500 * i / 30.0;
      values[peak + i] = 1_000 - 500 * i / 12.0;
    }
    values[peak] = 1_000;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(100, values[i]);
    }

    List<Crowd> crowds = Crowd.of(new Counts(0, 60, values));

    assertThat(crowds).hasSize(1);
    Crowd crowd = crowds.get(0);
    assertThat(crowd.peakNanos()).isEqualTo(peak * 60L * SECOND);
    assertThat(crowd.overMedian()).isEqualTo(10);
    assertThat(crowd.riseSeconds()).isEqualTo(30 * 60);
    assertThat(crowd.fallSeconds()).isEqualTo(12 * 60);
  }

  /** Loads of 6, 3 and 1. */
  @Test
  void clients_byHand() {
    Clients clients = Clients.of(new double[] {3, 1, 6}, new double[] {2, 1});

    assertThat(clients.top(1)).isCloseTo(0.6, within(1e-12));
    assertThat(clients.top(2)).isCloseTo(0.9, within(1e-12));
    assertThat(clients.cv(0.5)).isEqualTo(1);
    assertThat(clients.cv(0.9)).isEqualTo(2);
  }

  /** Loads by rank^-1.1 have the exponent 1.1. */
  @Test
  void clients_ofZipf_returnTheExponent() {
    double[] loads = IntStream.rangeClosed(1, 100).mapToDouble(r -> Math.pow(r, -1.1)).toArray();

    assertThat(Clients.of(loads, new double[0]).zipf()).isCloseTo(1.1, within(1e-9));
  }

  /** Two clients in turn, one of which comes every second and the other in pairs. */
  @Test
  void clientsOfATrace_haveTheirOwnGaps() {
    RecordedRequests trace = new RecordedRequests();
    for (int i = 0; i < 100; i++) {
      trace.add(i * SECOND, -1, -1, 0);
      trace.add(i * SECOND + (i % 2 == 0 ? SECOND - 1 : 0), -1, -1, 1);
    }
    Clients clients = Clients.of(trace);

    assertThat(clients.count()).isEqualTo(2);
    assertThat(clients.top(1)).isEqualTo(0.5);
    assertThat(clients.cv(0)).isCloseTo(0, within(1e-9));
    assertThat(clients.cv(1)).isGreaterThan(0.9); // gaps of 0 and 2 s
  }

  /** Ranks 1, 2, 3 against 1, 3, 2: 1 - 6 x 2 / (3 x 8) = 0.5; ties share their ranks. */
  @Test
  void rankCorrelation_byHand() {
    assertThat(correlation(new int[] {10, 20, 30}, new int[] {1, 9, 4}))
        .isCloseTo(0.5, within(1e-12));
    assertThat(correlation(new int[] {1, 1, 2, 2}, new int[] {5, 5, 8, 8})).isEqualTo(1);
    assertThat(correlation(new int[] {1, 2, -1}, new int[] {1, 2, 3})).isNaN();
    assertThat(correlation(new int[] {1, 1, 1}, new int[] {1, 2, 3})).isNaN();
  }

  private static double correlation(int[] inputs, int[] outputs) {
    RecordedRequests trace = new RecordedRequests();
    for (int i = 0; i < inputs.length; i++) {
      trace.add(i, inputs[i], outputs[i], -1);
    }
    return RankCorrelation.of(trace);
  }

  @Test
  void lengths_haveTheirQuantiles() {
    Lengths lengths = Lengths.of(new int[] {1, 2, 3, 4, 10});

    assertThat(lengths.mean()).isCloseTo(4, within(1e-12));
    assertThat(lengths.quantile(0.5)).isEqualTo(3);
    assertThat(lengths.quantile(0.8)).isEqualTo(4);
    assertThat(lengths.quantile(0.81)).isEqualTo(10);
    assertThat(lengths.laws()).isEmpty();
  }

  /** Quantiles of a law are nearest to that law, and return its parameters. */
  @Test
  void lengths_ofALaw_returnIt() {
    int[] weibull =
        IntStream.range(0, 5_000)
            .map(i -> (int) Math.ceil(1_000 * Math.pow(-Math.log1p(-(i + 0.5) / 5_000), 1 / 0.7)))
            .toArray();
    LengthLaw law = Lengths.of(weibull).laws().get(0);

    assertThat(law.name()).isEqualTo("weibull");
    assertThat(law.shape()).isCloseTo(0.7, within(0.01));
    assertThat(law.scale()).isCloseTo(1_000, within(10.0));
    assertThat(law.distance()).isLessThan(0.01);
  }
}
