package dev.stampede.models.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.resilience.retry.Backoff;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.work.Outcomes;
import io.github.resilience4j.core.IntervalFunction;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Back-offs beside the interval functions of Resilience4j 2.4.0, over a million random ones. The
 * library counts in whole milliseconds, rounded down after every multiplication, and gives its
 * random intervals a millisecond more: ours are never shorter by more, nor longer than what the
 * rounding lost.
 */
class Resilience4jIntervalTest {

  private static final long MILLI = 1_000_000L;
  private static final int CONFIGURATIONS = 100_000;
  private static final int RETRIES = 10;

  private record Configuration(
      long initialMillis, double multiplier, long maxMillis, double factor) {
    static Configuration of(SplittableRandom random) {
      long initial = random.nextLong(10, 5000);
      return new Configuration(
          initial,
          1 + random.nextInt(1, 30) / 10.0,
          initial + random.nextLong(1, 100_000),
          random.nextInt(1, 100) / 100.0);
    }

    BackoffSpec spec(Jitter jitter) {
      return new BackoffSpec(initialMillis * MILLI, multiplier, maxMillis * MILLI, jitter, true);
    }

    /** What the library may have lost up to a retry by rounding, in milliseconds. */
    double lost(int retry) {
      double lost = 0;
      for (int i = 1; i < retry; i++) {
        lost = lost * multiplier + 1;
      }
      return lost;
    }
  }

  @Test
  void exponential_isTheLibrarysWithoutItsRounding() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CONFIGURATIONS; i++) {
      Configuration c = Configuration.of(random);
      IntervalFunction theirs =
          IntervalFunction.ofExponentialBackoff(c.initialMillis, c.multiplier, c.maxMillis);
      BackoffSpec ours = c.spec(new Jitter.None());
      for (int retry = 1; retry <= RETRIES; retry++) {
        long expected = theirs.apply(retry);
        double wait = (double) Backoff.nanos(ours, retry, 0, 0.5) / MILLI;
        if (!(wait >= expected - 1e-6 && wait <= expected + c.lost(retry) + 1e-6)) {
          assertThat(wait).as("%s, retry %d", c, retry).isEqualTo((double) expected);
        }
      }
    }
  }

  @Test
  void randomized_liesInTheLibrarysWindow_andTheLibrarysInOurs() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < CONFIGURATIONS; i++) {
      Configuration c = Configuration.of(random);
      IntervalFunction theirs =
          IntervalFunction.ofExponentialRandomBackoff(
              c.initialMillis, c.multiplier, c.factor, c.maxMillis);
      BackoffSpec ours = c.spec(new Jitter.Symmetric(c.factor));
      for (int retry = 1; retry <= RETRIES; retry++) {
        double low = (double) Backoff.nanos(ours, retry, 0, 0) / MILLI;
        double high = (double) Backoff.nanos(ours, retry, 0, 1) / MILLI;
        double slack = 1 + 2 * c.lost(retry);
        long drawn = theirs.apply(retry);
        if (!(drawn >= low - slack && drawn <= high + 1)) {
          assertThat((double) drawn).as("%s, retry %d", c, retry).isBetween(low, high);
        }
      }
    }
  }

  /** The waits of a breaker that opens again and again are the same functions, to the bit. */
  @Test
  void waitInOpenState_isTheLibrarysToTheMillisecond() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      Configuration c = Configuration.of(random);
      IntervalFunction theirs =
          IntervalFunction.ofExponentialBackoff(c.initialMillis, c.multiplier, c.maxMillis);
      CircuitBreaker breaker =
          new CircuitBreaker(
              new CircuitBreakerSpec(
                  1,
                  1,
                  Long.MAX_VALUE,
                  WindowType.COUNT_BASED,
                  1,
                  1,
                  1,
                  0,
                  c.initialMillis * MILLI,
                  c.multiplier,
                  c.maxMillis * MILLI,
                  false,
                  Outcomes.FAILURES,
                  Outcomes.NONE));
      long now = 0;
      for (int opening = 1; opening <= RETRIES; opening++) {
        if (!breaker.tryAcquire(now)) {
          assertThat(opening).as("a permission").isZero();
        }
        breaker.record(now, 0, true);
        now += theirs.apply(opening) * MILLI;
        if (breaker.tryAcquire(now)) {
          assertThat(opening).as("%s: open until strictly after the wait", c).isZero();
        }
        now++;
      }
    }
  }

  @Test
  void waitInOpenState_startsAgainOnceClosed() {
    CircuitBreaker breaker =
        new CircuitBreaker(
            new CircuitBreakerSpec(
                1,
                1,
                Long.MAX_VALUE,
                WindowType.COUNT_BASED,
                1,
                1,
                1,
                0,
                10 * MILLI,
                2,
                100 * MILLI,
                false,
                Outcomes.FAILURES,
                Outcomes.NONE));
    breaker.tryAcquire(0);
    breaker.record(0, 0, true);
    breaker.tryAcquire(11 * MILLI);
    breaker.record(11 * MILLI, 0, true); // opened again, for 20 ms
    assertThat(breaker.tryAcquire(31 * MILLI)).isFalse();
    assertThat(breaker.tryAcquire(31 * MILLI + 1)).isTrue();
    breaker.record(32 * MILLI, 0, false); // closed
    breaker.tryAcquire(40 * MILLI);
    breaker.record(40 * MILLI, 0, true);
    assertThat(breaker.tryAcquire(50 * MILLI + 1)).isTrue();
  }
}
