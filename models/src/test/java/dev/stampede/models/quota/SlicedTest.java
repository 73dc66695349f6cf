package dev.stampede.models.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.quota.LimiterSpec.Algorithm;
import org.junit.jupiter.api.Test;

/** 600 a minute, and no more than 10 in any second: both have to admit a call. */
class SlicedTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  private static Limiter sliced(Algorithm algorithm) {
    return new LimiterSpec.Rate(algorithm, 600, MINUTE, MINUTE, SECOND).limiter();
  }

  @Test
  void take_countsInBoth() {
    Limiter limiter = sliced(Algorithm.FIXED_WINDOW);
    for (int second = 0; second < 30; second++) {
      limiter.take(second * SECOND, 20); // more than a second's part, as settling may
    }
    assertThat(limiter.nanosUntil(30 * SECOND, 1)).isEqualTo(30 * SECOND); // all 600 are used
    limiter.take(MINUTE, 10);
    assertThat(limiter.nanosUntil(MINUTE, 1)).isEqualTo(SECOND); // this second's are
  }

  @Test
  void takeWhatIsLeft_isOfEachWhatItHas() {
    Limiter limiter = sliced(Algorithm.FIXED_WINDOW);
    limiter.takeWhatIsLeft(0, 25); // 25 of the minute, 10 of the second
    assertThat(limiter.nanosUntil(0, 1)).isEqualTo(SECOND);
    limiter.take(SECOND, 576 - 25); // 24 are left of the minute
    assertThat(limiter.nanosUntil(2 * SECOND, 10)).isZero();
    limiter.take(2 * SECOND, 16);
    assertThat(limiter.nanosUntil(3 * SECOND, 8)).isZero();
    assertThat(limiter.nanosUntil(3 * SECOND, 9)).isEqualTo(57 * SECOND);
  }

  @Test
  void giveBack_isToBoth() {
    Limiter limiter = sliced(Algorithm.FIXED_WINDOW);
    limiter.take(0, 600);
    limiter.giveBack(0, 0, 595); // 5 are used
    assertThat(limiter.nanosUntil(0, 5)).isZero();
    assertThat(limiter.nanosUntil(0, 6)).isEqualTo(SECOND);
    assertThat(limiter.nanosUntil(SECOND, 10)).isZero();
  }

  @Test
  void scale_isOfBoth() {
    Limiter limiter = sliced(Algorithm.FIXED_WINDOW);
    limiter.scale(0, 0.5);
    assertThat(limiter.nanosUntil(0, 5)).isZero();
    assertThat(limiter.nanosUntil(0, 6)).isEqualTo(Limiter.NEVER);
    limiter.take(0, 300);
    assertThat(limiter.nanosUntil(SECOND, 1)).isEqualTo(59 * SECOND);
  }

  /** What is held by the long limit is held; the short windows hold nobody. */
  @Test
  void delay_isThatOfTheWhole() {
    Limiter limiter = sliced(Algorithm.LEAKY_BUCKET_QUEUE);
    limiter.take(0, 10);
    assertThat(limiter.delayNanos(0)).isEqualTo(SECOND); // ten a second drain
  }
}
