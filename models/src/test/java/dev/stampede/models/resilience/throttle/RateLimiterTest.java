package dev.stampede.models.resilience.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  @Test
  void tokenBucket_admitsItsBurstAndItsRate() { // 10/s, 20 at once, asked 20 times a second
    RateLimiter limiter = new TokenBucketLimiter(10, SECOND, 20);
    int admitted = 0;
    for (long i = 0; i < 1200; i++) {
      admitted += limiter.reserve(i * 50 * MILLI, 0) == 0 ? 1 : 0;
    }
    assertThat(admitted).isBetween(619, 621);
  }

  @Test
  void tokenBucket_reservesInTurn() {
    RateLimiter limiter = new TokenBucketLimiter(10, SECOND, 1);
    assertThat(limiter.reserve(0, SECOND)).isZero();
    assertThat(limiter.reserve(0, SECOND)).isEqualTo(100 * MILLI);
    assertThat(limiter.reserve(0, SECOND)).isEqualTo(200 * MILLI);
    assertThat(limiter.reserve(50 * MILLI, SECOND)).isEqualTo(250 * MILLI);
    assertThat(limiter.reserve(50 * MILLI, 349 * MILLI)).isEqualTo(RateLimiter.REFUSED);
    assertThat(limiter.reserve(50 * MILLI, 350 * MILLI)).isEqualTo(350 * MILLI); // none was taken
    assertThat(limiter.reserve(10 * SECOND, 0)).isZero();
    assertThat(limiter.reserve(10 * SECOND, 0)).isEqualTo(RateLimiter.REFUSED);
  }

  @Test
  void tokenBucket_doesNotDrift() { // 7 in 3 s: each wait is exact, rounded up to a nanosecond
    RateLimiter limiter = new TokenBucketLimiter(7, 3 * SECOND, 1);
    for (long i = 0; i < 100_000; i++) {
      assertThat(limiter.reserve(0, Long.MAX_VALUE)).isEqualTo((i * 3 * SECOND + 6) / 7);
    }
  }

  @Test
  void tokenBucket_isGcra() {
    // The other way to say it: a theoretical arrival time TAT, conforming at t >= TAT - (b - 1) T.
    SplittableRandom random = new SplittableRandom(7);
    for (int configuration = 0; configuration < 300; configuration++) {
      long spacing = random.nextLong(1, 50) * MILLI;
      long burst = random.nextLong(1, 20);
      RateLimiter limiter = new TokenBucketLimiter(1, spacing, burst);
      long arrival = 0;
      long now = 0;
      for (int i = 0; i < 500; i++) {
        now += random.nextLong(0, 40 * MILLI);
        long wait = Math.max(0, Math.max(now, arrival) - (burst - 1) * spacing - now);
        long most = random.nextInt(3) == 0 ? random.nextLong(0, 100 * MILLI) : 0;
        long expected = wait <= most ? wait : RateLimiter.REFUSED;
        assertThat(limiter.reserve(now, most)).isEqualTo(expected);
        if (wait <= most) {
          arrival = Math.max(now, arrival) + spacing;
        }
      }
    }
  }

  @Test
  void tokenBucket_rejectsWhatItCannotCount() {
    assertThatThrownBy(() -> new TokenBucketLimiter(1, 86_400 * SECOND, 1_000_000))
        .hasMessageStartingWith("burst (1000000) must be at most");
  }

  @Test
  void fixedWindow_losesWhatIsLeft_andCanAdmitTwiceItsLimitAtABorder() {
    RateLimiter limiter = new FixedWindowLimiter(10, SECOND);
    assertThat(admitted(limiter, SECOND - 1, 20)).isEqualTo(10);
    assertThat(admitted(limiter, SECOND, 20)).isEqualTo(10);
    assertThat(admitted(limiter, 10 * SECOND, 20)).isEqualTo(10);
  }

  private static int admitted(RateLimiter limiter, long now, int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += limiter.reserve(now, 0) == 0 ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void fixedWindow_releasesAllWhoWaitTogether() {
    RateLimiter limiter = new FixedWindowLimiter(2, SECOND);
    long now = 300 * MILLI;
    long[] waits = new long[6];
    for (int i = 0; i < 6; i++) {
      waits[i] = limiter.reserve(now, 2 * SECOND);
    }
    assertThat(waits).containsExactly(0, 0, 700 * MILLI, 700 * MILLI, 1700 * MILLI, 1700 * MILLI);
    assertThat(limiter.reserve(now, 2 * SECOND)).isEqualTo(RateLimiter.REFUSED); // 2.7 s
    // what was reserved for the cycle from 1 s on is taken, so this waits as long as the others
    assertThat(limiter.reserve(SECOND, 2 * SECOND)).isEqualTo(2 * SECOND);
  }

  @Test
  void fixedWindow_bearsTinyPeriods() { // Resilience4j's default is 50 in 500 ns
    RateLimiter limiter = new FixedWindowLimiter(50, 500);
    assertThat(admitted(limiter, 0, 60)).isEqualTo(50);
    assertThat(admitted(limiter, 3_600 * SECOND, 60)).isEqualTo(50);
    assertThat(limiter.reserve(3_600 * SECOND, 500)).isEqualTo(500);
  }
}
