package dev.stampede.models.resilience.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.models.resilience.limit.LimitSpec.Aimd;
import dev.stampede.models.resilience.limit.LimitSpec.EnvoyGradient;
import dev.stampede.models.resilience.limit.LimitSpec.Gradient2;
import dev.stampede.models.resilience.limit.LimitSpec.Vegas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adaptive limits by hand. */
class LimitTest {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;

  private static void sample(Limit limit, long rttMillis, int inside, boolean dropped) {
    limit.sample(rttMillis * MILLI, 0, rttMillis * MILLI, inside, dropped);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 15, false, 26",
    "110, 15, false, 21",
    "125, 15, false, 20",
    "160, 15, false, 19",
    "100, 15, true, 19",
    "100, 5, false, 20",
  })
  void vegas_movesByTheQueueThatItEstimates(long rtt, int inside, boolean dropped, int expected) {
    Limit limit = Vegas.DEFAULT.limit(() -> 0.5);
    sample(limit, 100, 15, false); // the least time
    assertThat(limit.limit(0)).isEqualTo(20);
    sample(limit, rtt, inside, dropped);
    assertThat(limit.limit(0)).isEqualTo(expected);
  }

  @Test
  void vegas_takesTheNextTimeForTheLeastNowAndThen() {
    Limit limit = new Vegas(2, 9, 1, 4, null).limit(() -> 0.25); // 0.625 x 4 x 2 = 5 calls
    for (int call = 0; call < 4; call++) {
      sample(limit, 100, 0, false);
    }
    sample(limit, 900, 2, true); // the fifth, and no drop therefore
    sample(limit, 900, 2, false); // no queue, so 6 more
    assertThat(limit.limit(0)).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"100, 25, 50.8", "300, 25, 45.8", "1000, 25, 45.8", "100, 10, 50"})
  void gradient2_followsTheRatioOfAverages(long rtt, int inside, double expected) {
    // a window so long that the average does not move
    Limit limit = new Gradient2(50, 20, 200, 0.2, 4, 1_000_000_000, 1.5, null).limit(() -> 0.5);
    for (int call = 0; call < 10; call++) {
      sample(limit, 100, 0, false);
    }
    sample(limit, rtt, inside, true); // drops are not looked at
    assertThat(limit.limit(0)).isEqualTo((int) expected);
  }

  @Test
  void aimd_backsOffAfterDropsAndSlowCalls() {
    Limit limit = new Aimd(50, 40, 52, 0.9, SECOND, null).limit(() -> 0.5);
    sample(limit, 1000, 25, false);
    assertThat(limit.limit(0)).isEqualTo(51);
    sample(limit, 1000, 25, false); // less than half is used
    assertThat(limit.limit(0)).isEqualTo(51);
    sample(limit, 1, 26, false);
    sample(limit, 1, 40, false);
    assertThat(limit.limit(0)).isEqualTo(52);
    sample(limit, 1001, 40, false);
    assertThat(limit.limit(0)).isEqualTo(46);
    sample(limit, 1, 40, true);
    sample(limit, 1, 40, true);
    assertThat(limit.limit(0)).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({"100, 100, 136", "100, 200, 70", "100, 1000, 57", "9, 125, 12", "3, 1000, 3"})
  void envoyGradient_isThatOfTheSource(int limit, double rtt, int expected) {
    assertThat(EnvoyGradientLimit.updated(EnvoyGradient.DEFAULT, limit, 100, rtt))
        .isEqualTo(expected);
  }

  /**
   * At saturation calls take limit / throughput. The published formula {@code L = (1 + buffer) X T
   * + sqrt(L)} has the fixed points 136.69 and 110.51; the source takes the root of what the
   * gradient leaves, and whole numbers, which makes less than one call of difference.
   */
  @ParameterizedTest
  @CsvSource({"0.25, 136.6915", "0, 110.5125"})
  void envoyGradient_settlesAtItsFixedPoint(double buffer, double published) {
    EnvoyGradient spec = new EnvoyGradient(3, 1000, SECOND, 0.5, 60 * SECOND, 50, 0, buffer);
    double throughput = 100;
    for (int start : new int[] {3, 100, 1000}) {
      int limit = start;
      for (int update = 0; update < 100; update++) {
        limit = EnvoyGradientLimit.updated(spec, limit, 1, Math.max(1, limit / throughput));
      }
      assertThat((double) limit).as("from %d", start).isCloseTo(published, within(1.0));
    }
  }

  @Test
  void envoyGradient_measuresFirst_thenAtItsIntervals() {
    // measures by 2 calls, every 60 s and 15 % x 0.5 more; updates every second
    EnvoyGradient spec = new EnvoyGradient(3, 1000, SECOND, 0.5, 60 * SECOND, 2, 0.15, 0.25);
    Limit limit = spec.limit(() -> 0.5);
    assertThat(limit.limit(0)).isEqualTo(3);
    limit.sample(SECOND, 0, SECOND, 1, false);
    assertThat(limit.limit(SECOND)).isEqualTo(3);
    limit.sample(2 * SECOND, SECOND, SECOND, 1, false); // measured: 1 s
    limit.sample(2 * SECOND, SECOND, SECOND, 1, false);
    assertThat(limit.limit(3 * SECOND - 1)).isEqualTo(3);
    assertThat(limit.limit(3 * SECOND)).isEqualTo(5); // 3.75 + 1.94
    assertThat(limit.limit(50 * SECOND)).isEqualTo(5); // no call, no change
    long measuring = 2 * SECOND + Math.round(64.5 * SECOND);
    assertThat(limit.limit(measuring - 1)).isEqualTo(5);
    assertThat(limit.limit(measuring)).isEqualTo(3);
    limit.sample(measuring + SECOND, measuring - 1, SECOND + 1, 1, false); // began before
    limit.sample(measuring + SECOND, measuring, SECOND, 1, false);
    assertThat(limit.limit(measuring + SECOND)).isEqualTo(3);
    limit.sample(measuring + SECOND, measuring, SECOND, 1, false);
    assertThat(limit.limit(measuring + SECOND)).isEqualTo(5); // as before
  }

  @Test
  void envoyGradient_measuresAgainAfterFiveUpdatesAtTheLeastLimit() {
    EnvoyGradient spec = new EnvoyGradient(3, 1000, SECOND, 0.5, 600 * SECOND, 1, 0, 0);
    Limit limit = spec.limit(() -> 0.5);
    limit.sample(SECOND, 0, SECOND / 100, 1, false); // 10 ms, too good to be true
    for (int second = 1; second <= 5; second++) {
      limit.sample(second * SECOND + 1, second * SECOND, SECOND, 3, false);
    }
    assertThat(limit.limit(6 * SECOND)).isEqualTo(3);
    limit.sample(6 * SECOND + 1, 6 * SECOND, SECOND, 3, false); // the measurement: 1 s
    limit.sample(6 * SECOND + 2, 6 * SECOND + 1, SECOND, 3, false);
    assertThat(limit.limit(7 * SECOND + 1)).isEqualTo(4); // 3 + 1.73
  }

  @Test
  void specs_rejectNonsense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Aimd(10, 20, 30, 0.9, 1, null))
        .withMessageContaining("initial_limit (10) must lie between 20 and 30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Aimd(20, 20, 30, 0.4, 1, null))
        .withMessageContaining("backoff_ratio");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowSpec(2, 1, 10, 0))
        .withMessageContaining("max_window_time");
  }
}
