package dev.stampede.models.resilience.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdaptiveRateTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  @Test
  void nothingIsLimited_beforeTheFirstRefusal() {
    AdaptiveRate rate = new AdaptiveRate();
    for (int i = 0; i < 1000; i++) {
      assertThat(rate.take(i)).isZero();
      rate.responded(i, false);
    }
  }

  /** 100 responses a second are measured before a refusal. */
  private static AdaptiveRate refusedAt(long refusal) {
    AdaptiveRate rate = new AdaptiveRate();
    for (long t = 0; t < refusal; t += 10 * MILLI) {
      rate.responded(t, false);
    }
    rate.responded(refusal, true);
    return rate;
  }

  @Test
  void refusal_leavesSevenTenthsOfTheRate() {
    AdaptiveRate rate = refusedAt(10 * SECOND);
    assertThat(rate.rate()).isCloseTo(70, within(0.5));
  }

  @Test
  void rate_returnsAlongACubicCurve() {
    AdaptiveRate rate = refusedAt(10 * SECOND);
    // back at 100 after K = cbrt(100 x .3 / .4) = 4.217 s, flat there, then beyond
    assertThat(after(rate, 10, 12)).isCloseTo(0.4 * cube(2 - 4.2172) + 100, within(1.0));
    assertThat(after(rate, 12, 14)).isCloseTo(100, within(1.0));
    assertThat(after(rate, 14, 18)).isCloseTo(0.4 * cube(8 - 4.2172) + 100, within(1.0));
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static double after(AdaptiveRate rate, int from, int to) {
    for (long t = from * SECOND; t <= to * SECOND; t += 10 * MILLI) {
      rate.responded(t, false);
    }
    return rate.rate();
  }

  @Test
  void attempts_waitForTokensInWholeMilliseconds() {
    AdaptiveRate rate = refusedAt(10 * SECOND);
    long wait = rate.take(10 * SECOND);
    int taken = 0;
    while (wait == 0) {
      wait = rate.take(10 * SECOND);
      taken++;
    }
    assertThat(taken).isBetween(65, 70); // a second's worth was saved up before
    assertThat(wait).isBetween(MILLI, 15 * MILLI); // up to 1 / 70 s
    assertThat(wait % MILLI).isZero();
    assertThat(rate.take(10 * SECOND + wait)).isZero();
    assertThat(rate.take(10 * SECOND + wait)).isPositive();
  }

  @Test
  void rate_isNeverBelowOneInTwoSeconds() {
    AdaptiveRate rate = new AdaptiveRate();
    for (long i = 1; i < 20; i++) {
      rate.responded(i * 100 * SECOND, true);
    }
    assertThat(rate.rate()).isEqualTo(0.5);
  }
}
