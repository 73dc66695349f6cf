package dev.stampede.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.FaultWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Intervals of 10 s, the first of which is the warm-up, with a fault from 30 to 45 s. */
final class CallStormTest {

  private static FaultWindow fault(double from, double to, boolean firstRunOnly) {
    return new FaultWindow("f", "north", "outage", from, to, firstRunOnly);
  }

  private static Optional<CallStorm> of(List<FaultWindow> faults, double... calls) {
    List<Double> list = new ArrayList<>();
    for (double each : calls) {
      list.add(each);
    }
    return CallStorm.of(list, 10, 1, 2, faults);
  }

  private static CallStorm storm(double... calls) {
    return of(List.of(fault(30, 45, false)), calls).orElseThrow();
  }

  /** Of 100 calls before, 300 in the interval in which it ends; 120 are within 20 % again. */
  @Test
  void storm_isWhatComesAfterTheFault() {
    CallStorm storm = storm(999, 90, 110, 0, 200, 300, 121, 120, 130);
    assertThat(storm.before()).isEqualTo(10);
    assertThat(storm.peak()).isEqualTo(30);
    assertThat(storm.times()).isEqualTo(3);
    assertThat(storm.isStorm()).isTrue();
    assertThat(storm.settledAfter()).hasValue(25);
  }

  @Test
  void withoutStorm_itIsSaidWhenThereAreEnough() {
    CallStorm lull = storm(999, 90, 110, 0, 20, 79, 80, 110, 100);
    assertThat(lull.times()).isCloseTo(1.1, within(1e-12));
    assertThat(lull.isStorm()).isFalse();
    assertThat(lull.settledAfter()).hasValue(15);
    assertThat(storm(999, 90, 110, 0, 100, 0).settledAfter()).hasValue(0);
    assertThat(storm(999, 90, 110, 0, 20, 79).settledAfter()).isEmpty();
    assertThat(storm(999, 90, 110, 0, 200, 300).settledAfter()).isEmpty();
  }

  @Test
  void faultsThatOverlap_areOne() {
    List<FaultWindow> two = List.of(fault(40, 60, false), fault(30, 45, false));
    assertThat(of(two, 9, 90, 110, 0, 500, 500, 200, 100).orElseThrow().peak()).isEqualTo(20);
    List<FaultWindow> apart = List.of(fault(60, 70, false), fault(30, 45, false));
    assertThat(of(apart, 9, 90, 110, 0, 400, 100, 0, 100).orElseThrow().peak()).isEqualTo(40);
  }

  @Test
  void nothingIsSaid_ofWhatIsNotKnown() {
    double[] calls = {9, 90, 110, 0, 400, 100};
    assertThat(of(List.of(), calls)).isEmpty();
    assertThat(of(List.of(fault(30, 45, true)), calls)).isEmpty();
    assertThat(of(List.of(fault(5, 15, false)), calls)).isEmpty(); // nothing before
    assertThat(of(List.of(fault(30, 60, false)), calls)).isEmpty(); // nothing after
    assertThat(of(List.of(fault(30, 45, false)), 9, 12, 12, 0, 400, 100)).isEmpty(); // too few
    assertThat(of(List.of(fault(30, 45, false)), 9, 13, 12, 0, 400, 100)).isPresent();
  }

  /**
   * Poisson counts of mean 30 in 1,000 intervals: one is above 57 in .37 % of runs (1,000 times the
   * tail of 3.8e-6), so more than 8 of 400 runs would be in less than one of 30,000 tests. A count
   * of mean 100 is below 59 in 3.7e-6 of cases, so one of 400 in one of 680 tests.
   */
  @Test
  void chance_isNoStorm() {
    Random random = new Random(3);
    int storms = 0;
    for (int run = 0; run < 400; run++) {
      List<Double> calls = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        calls.add((double) poisson(random, 30));
      }
      List<FaultWindow> faults = List.of(fault(999, 1000, false));
      storms += CallStorm.of(calls, 1, 0, 1, faults).orElseThrow().isStorm() ? 1 : 0;
      calls.set(1500, (double) poisson(random, 100));
      assertThat(CallStorm.of(calls, 1, 0, 1, faults).orElseThrow().isStorm()).isTrue();
    }
    assertThat(storms).isLessThanOrEqualTo(8);
  }

  private static int poisson(Random random, double mean) {
    double left = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product > left; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
