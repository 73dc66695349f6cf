package dev.stampede.models.resilience.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /**
   * The rate in the seconds after a refusal, as botocore's class computes it: 0.7 of the rate, then
   * 0.4 (t - K)^3 + rate. So much is sent afterwards that the measured rate bounds nothing.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 7.0, 9.6489, 10.0, 10.4533, 13.4087, 21.2663, 36.426",
    "8, 5.6, 7.7818, 8.0024, 8.662, 12.1605, 20.8979, 37.2743",
  })
  void rate_isThatOfBotocore(
      int sent, double s0, double s1, double s2, double s3, double s4, double s5, double s6) {
    AdaptiveRate rate = new AdaptiveRate();
    long refusal = 60 * SECOND; // by then it measures what is sent to 15 digits
    for (long t = 0; t < refusal; t += SECOND / sent) {
      rate.responded(t, false);
    }
    rate.responded(refusal, true);
    double[] expected = {s0, s1, s2, s3, s4, s5, s6};
    for (int second = 0; second < expected.length; second++) {
      assertThat(rate.rate()).as("%d s later", second).isCloseTo(expected[second], within(5e-5));
      for (long milli = 1; milli <= 1000; milli++) {
        rate.responded(refusal + second * SECOND + milli * MILLI, false);
      }
    }
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
