package dev.stampede.models.resilience.breaker;

import static dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType.COUNT_BASED;
import static dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType.TIME_BASED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.resilience.breaker.CircuitBreaker.State;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.work.Outcomes;
import org.junit.jupiter.api.Test;

/** By hand; {@link Resilience4jTest} compares the breaker with the library that it follows. */
class CircuitBreakerTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  /** Opens at half failures or half slow calls of the last four, slow above 2 s, for 10 s. */
  private static CircuitBreakerSpec spec(
      WindowType type, int minimum, int permitted, long maxWaitHalfOpen, boolean automatic) {
    return new CircuitBreakerSpec(
        0.5, 0.5, 2 * SECOND, type, 4, minimum, permitted, maxWaitHalfOpen, 10 * SECOND, automatic);
  }

  private static CircuitBreaker lazy() {
    return new CircuitBreaker(spec(COUNT_BASED, 4, 2, 0, false));
  }

  private static void call(CircuitBreaker breaker, long now, boolean failed) {
    assertThat(breaker.tryAcquire(now)).isTrue();
    breaker.record(now, 0, failed);
  }

  /** Opens a breaker at a time by four failures. */
  private static CircuitBreaker openedAt(long now, CircuitBreakerSpec spec) {
    CircuitBreaker breaker = new CircuitBreaker(spec);
    for (int i = 0; i < 4; i++) {
      call(breaker, now, true);
    }
    assertThat(breaker.state(now)).isEqualTo(State.OPEN);
    return breaker;
  }

  @Test
  void closed_opensWhenTheShareOfFailuresReachesTheThreshold() {
    CircuitBreaker breaker = lazy();
    call(breaker, 1, true);
    call(breaker, 2, true);
    call(breaker, 3, false); // three of the minimum of four: no decision yet, at 2/3
    assertThat(breaker.state(3)).isEqualTo(State.CLOSED);
    call(breaker, 4, false); // 2/4 = 0.5: reached, not exceeded
    assertThat(breaker.state(4)).isEqualTo(State.OPEN);
  }

  @Test
  void closed_forgetsWhatFallsOutOfTheWindow() {
    CircuitBreaker breaker = lazy();
    call(breaker, 1, true);
    for (int i = 0; i < 6; i++) { // the failure falls out with the fourth of these
      call(breaker, 2, false);
    }
    call(breaker, 3, true); // ok ok ok failed: 1/4; with the first failure it would be 2/5
    assertThat(breaker.state(3)).isEqualTo(State.CLOSED);
    call(breaker, 3, true);
    assertThat(breaker.state(3)).isEqualTo(State.OPEN);
  }

  @Test
  void slowCall_takesLongerThanTheThreshold() {
    CircuitBreaker breaker = lazy();
    for (int i = 0; i < 8; i++) {
      breaker.record(i, 2 * SECOND, false); // exactly the threshold is not slow
    }
    assertThat(breaker.state(8)).isEqualTo(State.CLOSED);
    breaker.record(9, 2 * SECOND + 1, false);
    assertThat(breaker.state(9)).isEqualTo(State.CLOSED);
    breaker.record(10, 2 * SECOND + 1, false); // 2/4
    assertThat(breaker.state(10)).isEqualTo(State.OPEN);
  }

  @Test
  void slowCalls_openWithoutAnyError() { // the defaults on work that takes above a minute
    CircuitBreaker breaker = new CircuitBreaker(CircuitBreakerSpec.DEFAULT);
    for (int i = 0; i < 100; i++) {
      assertThat(breaker.tryAcquire(i)).isTrue();
      breaker.record(i, 61 * SECOND, false);
    }
    assertThat(breaker.state(100)).isEqualTo(State.OPEN);
  }

  @Test
  void minimumNumberOfCalls_isAtMostTheWindowWhenCallsAreCounted() {
    CircuitBreaker counts = new CircuitBreaker(spec(COUNT_BASED, 100, 2, 0, false));
    CircuitBreaker seconds = new CircuitBreaker(spec(TIME_BASED, 100, 2, 0, false));
    for (int i = 0; i < 4; i++) {
      counts.record(i, 0, true);
      seconds.record(i, 0, true);
    }
    assertThat(counts.state(4)).isEqualTo(State.OPEN);
    assertThat(seconds.state(4)).isEqualTo(State.CLOSED);
  }

  @Test
  void timeWindow_holdsTheCurrentSecondAndThoseBefore() {
    // Window of 4 s, so at 4.0 s it is the seconds 1, 2, 3 and 4: two failures at 0.9 s are gone.
    CircuitBreaker aligned = new CircuitBreaker(spec(TIME_BASED, 4, 2, 0, false));
    aligned.record(900_000_000L, 0, true);
    aligned.record(900_000_000L, 0, true);
    aligned.record(4 * SECOND, 0, true);
    aligned.record(4 * SECOND, 0, true);
    assertThat(aligned.state(4 * SECOND)).isEqualTo(State.CLOSED);

    // One nanosecond earlier they are still inside.
    CircuitBreaker earlier = new CircuitBreaker(spec(TIME_BASED, 4, 2, 0, false));
    earlier.record(900_000_000L, 0, true);
    earlier.record(900_000_000L, 0, true);
    earlier.record(4 * SECOND - 1, 0, true);
    earlier.record(4 * SECOND - 1, 0, true);
    assertThat(earlier.state(4 * SECOND)).isEqualTo(State.OPEN);
  }

  @Test
  void open_turnsHalfOpenStrictlyAfterTheWaitAndWithACall() {
    CircuitBreaker breaker = openedAt(5 * SECOND, spec(COUNT_BASED, 4, 2, 0, false));
    assertThat(breaker.tryAcquire(15 * SECOND)).isFalse();
    assertThat(breaker.state(60 * SECOND)).isEqualTo(State.OPEN);
    assertThat(breaker.tryAcquire(15 * SECOND + 1)).isTrue();
    assertThat(breaker.state(15 * SECOND + 1)).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void open_turnsHalfOpenByItselfWhenAutomatic() {
    CircuitBreaker breaker = openedAt(5 * SECOND, spec(COUNT_BASED, 4, 2, 0, true));
    assertThat(breaker.state(15 * SECOND - 1)).isEqualTo(State.OPEN);
    assertThat(breaker.state(15 * SECOND)).isEqualTo(State.HALF_OPEN);
  }

  /** Half-open since 10 s, although nobody has asked: a call from before is its one probe. */
  @Test
  void record_isIntoTheStateThatHasComeByItself() {
    CircuitBreaker failed = openedAt(0, spec(COUNT_BASED, 4, 1, 0, true));
    failed.record(11 * SECOND, 11 * SECOND, true);
    assertThat(failed.state(12 * SECOND)).isEqualTo(State.OPEN);
    assertThat(failed.state(21 * SECOND - 1)).isEqualTo(State.OPEN); // open again since 11 s
    assertThat(failed.state(21 * SECOND)).isEqualTo(State.HALF_OPEN);
    CircuitBreaker well = openedAt(0, spec(COUNT_BASED, 4, 1, 0, true));
    well.record(11 * SECOND, SECOND, false);
    assertThat(well.state(11 * SECOND)).isEqualTo(State.CLOSED);
  }

  @Test
  void release_isIntoTheStateThatHasComeByItself() {
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 1, 0, true));
    breaker.release(11 * SECOND); // a call from before, and one probe more
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isFalse();
  }

  @Test
  void halfOpen_decidesAfterThePermittedCalls() {
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 2, 0, false));
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isFalse(); // both permits are out
    breaker.record(12 * SECOND, SECOND, false);
    assertThat(breaker.tryAcquire(12 * SECOND)).isFalse(); // an answer is no new permit
    breaker.record(13 * SECOND, SECOND, true); // 1/2 reaches the threshold
    assertThat(breaker.state(13 * SECOND)).isEqualTo(State.OPEN);
    assertThat(breaker.tryAcquire(23 * SECOND)).isFalse(); // a new wait began at 13 s
    assertThat(breaker.tryAcquire(24 * SECOND)).isTrue();
    breaker.record(24 * SECOND, 0, false);
    assertThat(breaker.tryAcquire(24 * SECOND)).isTrue();
    breaker.record(24 * SECOND, 0, false);
    assertThat(breaker.state(24 * SECOND)).isEqualTo(State.CLOSED);
  }

  @Test
  void halfOpen_decidesAfterTheMinimumWhereThatIsLess() {
    CircuitBreaker breaker = new CircuitBreaker(spec(COUNT_BASED, 1, 3, 0, false));
    call(breaker, 0, true);
    call(breaker, 11 * SECOND, false);
    assertThat(breaker.state(11 * SECOND)).isEqualTo(State.CLOSED);
  }

  @Test
  void halfOpen_countsCallsThatBeganWhileClosed() {
    CircuitBreaker breaker = lazy();
    for (int i = 0; i < 6; i++) {
      assertThat(breaker.tryAcquire(0)).isTrue();
    }
    for (int i = 0; i < 4; i++) {
      breaker.record(SECOND, SECOND, true); // opens at 1 s; two of the six are still out
    }
    assertThat(breaker.tryAcquire(12 * SECOND)).isTrue();
    breaker.record(12 * SECOND, 0, false); // the probe is well
    breaker.record(13 * SECOND, 13 * SECOND, true); // the fifth: 1/2 failed, 1/2 slow
    assertThat(breaker.state(13 * SECOND)).isEqualTo(State.OPEN);
  }

  @Test
  void halfOpen_startsWithAFreshWindow() {
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 2, 0, false));
    for (int i = 0; i < 2; i++) {
      call(breaker, 11 * SECOND, false);
    }
    assertThat(breaker.state(11 * SECOND)).isEqualTo(State.CLOSED);
    call(breaker, 11 * SECOND, true); // the four failures of before are forgotten
    call(breaker, 11 * SECOND, false);
    call(breaker, 11 * SECOND, false);
    call(breaker, 11 * SECOND, false);
    assertThat(breaker.state(11 * SECOND)).isEqualTo(State.CLOSED);
  }

  @Test
  void release_givesAProbeBack() {
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 1, 0, false));
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isFalse();
    breaker.release(11 * SECOND);
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
  }

  @Test
  void release_ofACallFromBeforeIsAnExtraProbe() {
    CircuitBreaker breaker = lazy();
    assertThat(breaker.tryAcquire(0)).isTrue();
    for (int i = 0; i < 4; i++) {
      call(breaker, 0, true);
    }
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    breaker.release(11 * SECOND); // of the call that began at 0
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(11 * SECOND)).isFalse();
  }

  @Test
  void halfOpen_withoutAMaximumWaitRejectsForeverWhileProbesHang() {
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 1, 0, false));
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.tryAcquire(1_000_000 * SECOND)).isFalse();
    assertThat(breaker.state(1_000_000 * SECOND)).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void halfOpen_opensAgainAfterTheMaximumWait() {
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 1, 3 * SECOND, false));
    assertThat(breaker.tryAcquire(11 * SECOND)).isTrue();
    assertThat(breaker.state(14 * SECOND - 1)).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.state(14 * SECOND)).isEqualTo(State.OPEN);
    assertThat(breaker.tryAcquire(24 * SECOND)).isFalse(); // open from 14 s, up to 24 s included
    assertThat(breaker.tryAcquire(24 * SECOND + 1)).isTrue();
  }

  @Test
  void automatic_goesRoundAndRoundWithoutACall() {
    // Open 0-10, half-open 10-13, open 13-23, half-open 23-26, open 26-36.
    CircuitBreaker breaker = openedAt(0, spec(COUNT_BASED, 4, 1, 3 * SECOND, true));
    assertThat(breaker.state(25 * SECOND)).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.state(26 * SECOND)).isEqualTo(State.OPEN);
    assertThat(breaker.state(36 * SECOND - 1)).isEqualTo(State.OPEN);
    assertThat(breaker.tryAcquire(36 * SECOND)).isTrue();
  }

  /** Opens at the first failure, and again at each probe that fails. */
  private static CircuitBreaker growing(long wait, double multiplier, long longest) {
    return new CircuitBreaker(
        new CircuitBreakerSpec(
            1,
            1,
            SECOND,
            COUNT_BASED,
            1,
            1,
            1,
            0,
            wait,
            multiplier,
            longest,
            false,
            Outcomes.FAILURES,
            Outcomes.NONE));
  }

  /** Fails at a time, and returns how long the breaker then stays open, in milliseconds. */
  private static long openMillis(CircuitBreaker breaker, long nowMillis) {
    call(breaker, nowMillis * MILLI, true);
    long millis = 0;
    while (!breaker.tryAcquire((nowMillis + millis) * MILLI + 1)) {
      millis++;
    }
    breaker.release((nowMillis + millis) * MILLI + 1);
    return millis;
  }

  @Test
  void open_staysLongerEachTime_untilItHasBeenClosed() {
    CircuitBreaker breaker = growing(10 * MILLI, 1.5, 20 * MILLI);
    assertThat(openMillis(breaker, 0)).isEqualTo(10);
    assertThat(openMillis(breaker, 100)).isEqualTo(15);
    assertThat(openMillis(breaker, 200)).isEqualTo(20); // and not 22
    assertThat(openMillis(breaker, 300)).isEqualTo(20);
    call(breaker, 400 * MILLI, false);
    assertThat(openMillis(breaker, 500)).isEqualTo(10);
  }

  @Test
  void open_growsInWholeMilliseconds() {
    CircuitBreaker breaker = growing(3 * MILLI, 1.5, SECOND);
    assertThat(openMillis(breaker, 0)).isEqualTo(3);
    assertThat(openMillis(breaker, 100)).isEqualTo(4); // 4.5
    assertThat(openMillis(breaker, 200)).isEqualTo(6);
  }
}
