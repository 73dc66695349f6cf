package dev.stampede.models.resilience.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.resilience.budget.SlidingSum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {

  private static final long SECOND = 1_000_000_000L;

  private static void feed(Throttle throttle, long now, int requests, int accepted) {
    for (int i = 0; i < requests; i++) {
      throttle.sent(now);
      throttle.ended(now, i < accepted);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 500, 0", "1000, 400, 0.1998", "1000, 0, 0.9990", "300, 100, 0.3322"})
  void adaptive_refusesByTheFormula(int requests, int accepts, double share) {
    Throttle throttle = new AdaptiveThrottle(2, 120 * SECOND);
    feed(throttle, 0, requests, accepts);
    assertThat(throttle.refusedShare(0)).isCloseTo(share, within(5e-5));
  }

  @Test
  void adaptive_countsItsOwnRefusals_andWhatIsUnderWay() {
    Throttle throttle = new AdaptiveThrottle(2, 120 * SECOND);
    for (int i = 0; i < 400; i++) {
      throttle.sent(0); // not ended yet
    }
    for (int i = 0; i < 599; i++) {
      throttle.refused(0);
    }
    assertThat(throttle.refusedShare(0)).isEqualTo(0.999);
  }

  @Test
  void adaptive_forgetsAfterItsWindow() {
    Throttle throttle = new AdaptiveThrottle(2, 120 * SECOND);
    feed(throttle, 0, 1000, 0);
    assertThat(throttle.refusedShare(119 * SECOND)).isGreaterThan(0.99);
    assertThat(throttle.refusedShare(120 * SECOND)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1000, 900, 0.0526", "1000, 500, 0.4732", "1000, 0, 0.80"})
  void admission_refusesByTheFormula(int requests, int successes, double share) {
    Throttle control = new AdmissionControl(0.95, 1, 0, 0.8, 30 * SECOND);
    feed(control, 0, requests, successes);
    assertThat(control.refusedShare(0)).isCloseTo(share, within(5e-5));
  }

  @Test
  void admission_isBentByItsAggression() {
    Throttle control = new AdmissionControl(1, 2, 0, 1, 30 * SECOND);
    feed(control, 0, 99, 74); // (99 - 74) / 100 = 0.25
    assertThat(control.refusedShare(0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void admission_looksAwayBelowItsRate() {
    Throttle control = new AdmissionControl(0.95, 1, 5, 0.8, 30 * SECOND);
    feed(control, 0, 149, 0);
    assertThat(control.refusedShare(0)).isZero();
    feed(control, 0, 1, 0); // 150 in 30 s
    assertThat(control.refusedShare(0)).isEqualTo(0.8);
  }

  @Test
  void admission_doesNotLearnFromItself() {
    Throttle control = new AdmissionControl(0.95, 1, 0, 0.8, 30 * SECOND);
    feed(control, 0, 10, 5);
    double share = control.refusedShare(0);
    for (int i = 0; i < 1000; i++) {
      control.refused(0);
      control.sent(0);
    }
    assertThat(control.refusedShare(0)).isEqualTo(share);
    assertThat(control.refusedShare(30 * SECOND)).isZero();
  }

  @Test
  void slidingSum_movesSlotBySlot() {
    SlidingSum sum = new SlidingSum(3, 3);
    sum.add(0, 1);
    sum.add(1, 10);
    sum.add(2, 100);
    assertThat(sum.sum(2)).isEqualTo(111);
    assertThat(sum.sum(3)).isEqualTo(110);
    sum.add(4, -5);
    assertThat(sum.sum(4)).isEqualTo(95);
    assertThat(sum.sum(5)).isEqualTo(-5);
    assertThat(sum.sum(7)).isZero();
    assertThat(sum.sum(1_000_000)).isZero();
  }
}
