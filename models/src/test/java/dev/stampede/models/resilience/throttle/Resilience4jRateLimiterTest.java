package dev.stampede.models.resilience.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The fixed window beside the AtomicRateLimiter of Resilience4j 2.4.0, over a million random steps.
 *
 * <p>The library reads the machine's clock, less the time of its creation. That field is set before
 * each step so that the clock shows the virtual time. The virtual times lie half a second beside
 * all borders, so that what passes until the library looks changes no decision; a wait may differ
 * by it.
 */
class Resilience4jRateLimiterTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int CONFIGURATIONS = 500;
  private static final int STEPS = 2100;

  @Test
  void fixedWindow_behavesAsTheLibrary() throws ReflectiveOperationException {
    Field start = AtomicRateLimiter.class.getDeclaredField("nanoTimeStart");
    start.setAccessible(true);
    long refusals = 0;
    long waits = 0;
    for (int seed = 0; seed < CONFIGURATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int limit = random.nextInt(1, 20);
      long period = random.nextLong(1, 60) * SECOND;
      long timeout = random.nextLong(0, 200) * SECOND;
      AtomicRateLimiter theirs =
          new AtomicRateLimiter(
              "theirs",
              RateLimiterConfig.custom()
                  .limitForPeriod(limit)
                  .limitRefreshPeriod(Duration.ofNanos(period))
                  .timeoutDuration(Duration.ofNanos(timeout))
                  .build());
      FixedWindowLimiter ours = new FixedWindowLimiter(limit, period);
      long now = SECOND / 2;
      for (int step = 0; step < STEPS; step++) {
        now += random.nextInt(3) == 0 ? random.nextLong(random.nextInt(1, 90)) * SECOND : 0;
        long wait = ours.reserve(now, timeout);
        start.setLong(theirs, System.nanoTime() - now);
        long expected = theirs.reservePermission();
        if (expected <= 0) {
          assertThat(wait).as("configuration %d, step %d", seed, step).isEqualTo(expected);
        } else {
          assertThat(wait)
              .as("configuration %d, step %d", seed, step)
              .isCloseTo(expected, within(SECOND / 2));
        }
        refusals += wait == RateLimiter.REFUSED ? 1 : 0;
        waits += wait > 0 ? 1 : 0;
      }
    }
    assertThat(refusals).isGreaterThan(100_000);
    assertThat(waits).isGreaterThan(50_000);
  }
}
