package dev.stampede.models.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.internal.CircuitBreakerStateMachine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The circuit breaker beside the real one of Resilience4j 2.4.0, on one virtual clock: the same
 * permission and the same state after each of more than a million random steps.
 *
 * <p>Left out, because the library does them on a thread of its own by the real clock: the
 * automatic transition to half-open, and the maximum wait in half-open. {@link CircuitBreakerTest}
 * has them by hand.
 */
class Resilience4jTest {

  private static final long MILLI = 1_000_000L;
  private static final int CONFIGURATIONS = 600;
  private static final int STEPS = 1200;

  @ParameterizedTest
  @EnumSource
  void circuitBreaker_behavesAsTheLibrary(WindowType type) {
    long transitions =
        LongStream.range(0, CONFIGURATIONS).map(seed -> new Pair(type, seed).walk()).sum();
    assertThat(transitions).as("changes of state seen").isGreaterThan(20L * CONFIGURATIONS);
  }

  /** Two breakers of the same configuration. */
  private static final class Pair {

    private final String name;
    private final SplittableRandom random;
    private final VirtualClock clock = new VirtualClock();
    private final CircuitBreakerSpec spec;
    private final CircuitBreaker ours;
    private final CircuitBreakerStateMachine theirs;
    private final Exception failure = new IllegalStateException("failed");
    private final List<Long> begun = new ArrayList<>();
    private double failureShare;

    Pair(WindowType type, long seed) {
      name = type + " configuration " + seed;
      random = new SplittableRandom(seed);
      int failurePercent = random.nextInt(1, 101);
      int slowPercent = random.nextInt(1, 101);
      spec =
          new CircuitBreakerSpec(
              failurePercent / 100.0,
              slowPercent / 100.0,
              random.nextLong(1, 30) * 100 * MILLI,
              type,
              random.nextInt(1, 16),
              random.nextInt(1, 24),
              random.nextInt(1, 8),
              0,
              random.nextLong(1, 30) * 100 * MILLI,
              false);
      ours = new CircuitBreaker(spec);
      theirs =
          new CircuitBreakerStateMachine(
              "theirs",
              CircuitBreakerConfig.custom()
                  .failureRateThreshold(failurePercent)
                  .slowCallRateThreshold(slowPercent)
                  .slowCallDurationThreshold(Duration.ofNanos(spec.slowCallDurationNanos()))
                  .slidingWindowType(SlidingWindowType.valueOf(type.name()))
                  .slidingWindowSize(spec.windowSize())
                  .minimumNumberOfCalls(spec.minimumCalls())
                  .permittedNumberOfCallsInHalfOpenState(spec.permittedInHalfOpen())
                  .waitDurationInOpenState(Duration.ofNanos(spec.waitInOpenNanos()))
                  .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                  .clock(clock)
                  .build());
    }

    /** Goes at random and returns how often the state changed. */
    long walk() {
      long transitions = 0;
      String before = theirs.getState().name();
      for (int step = 0; step < STEPS; step++) {
        String what = step(step);
        String after = theirs.getState().name();
        assertThat(ours.state(clock.nanos).name())
            .as("%s, state after step %d (%s) at %d ns", name, step, what, clock.nanos)
            .isEqualTo(after);
        transitions += after.equals(before) ? 0 : 1;
        before = after;
      }
      return transitions;
    }

    private String step(int step) {
      if (step % 100 == 0) { // weather changes
        failureShare = random.nextDouble();
      }
      int choice = random.nextInt(20);
      if (choice < 5) {
        return advance();
      }
      if (choice < 12 || begun.isEmpty()) {
        return acquire(step);
      }
      long start = begun.remove(random.nextInt(begun.size()));
      return choice == 19 ? release() : end(clock.nanos - start);
    }

    /** Mostly by multiples of 100 ms, as all durations are, so that borders are met exactly. */
    private String advance() {
      long by = random.nextLong(12) * 100 * MILLI;
      if (random.nextInt(8) == 0) {
        by += random.nextInt(3) - 1;
      }
      if (random.nextInt(40) == 0) {
        by *= 20;
      }
      clock.nanos += Math.max(0, by);
      return "advance";
    }

    private String acquire(int step) {
      boolean permitted = theirs.tryAcquirePermission();
      assertThat(ours.tryAcquire(clock.nanos))
          .as("%s, permission in step %d at %d ns", name, step, clock.nanos)
          .isEqualTo(permitted);
      if (permitted) {
        begun.add(clock.nanos);
      }
      return "acquire";
    }

    private String end(long duration) {
      boolean failed = random.nextDouble() < failureShare;
      if (failed) {
        theirs.onError(duration, TimeUnit.NANOSECONDS, failure);
      } else {
        theirs.onSuccess(duration, TimeUnit.NANOSECONDS);
      }
      ours.record(clock.nanos, duration, failed);
      return failed ? "failure" : "success";
    }

    private String release() {
      theirs.releasePermission();
      ours.release(clock.nanos);
      return "release";
    }
  }

  /** Shows what it is set to. */
  private static final class VirtualClock extends Clock {

    private long nanos;

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(0, nanos);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("there is one zone");
    }
  }
}
