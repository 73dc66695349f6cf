package dev.stampede.models.arrival;

import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.arrival.LiftsTest.surge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateClockTest {

  private static final CurveDemand DEMAND =
      CurveDemand.of(2, List.of(surge(10, 4, 5, 10, 20), surge(12, 0, 0, 3, 1)));

  @Test
  void pass_isTheInverseOfWhatIsExpected() {
    RateClock clock = new RateClock(DEMAND.rate());
    SplittableRandom random = new SplittableRandom(3);
    double passed = 0;
    for (int i = 0; i < 200; i++) {
      double more = random.nextDouble();
      passed += more;
      clock.pass(more);
      assertThat(DEMAND.expected(0, clock.nanos())).isCloseTo(passed, within(1e-7));
    }
  }

  @Test
  void passUntil_stopsAtTheTime_orWhereEnoughWasExpected() {
    SplittableRandom random = new SplittableRandom(4);
    RateClock clock = new RateClock(DEMAND.rate());
    long now = 0;
    for (int i = 0; i < 300; i++) {
      long until = now + nanos(random.nextDouble());
      double most = random.nextDouble() * 4;
      double expected = DEMAND.expected(now, until);
      double passed = clock.passUntil(until, most);
      assertThat(passed).isCloseTo(Math.min(most, expected), within(1e-6));
      now = passed < most ? until : clock.nanos();
      assertThat((double) clock.nanos()).isCloseTo((double) now, within(10.0));
    }
  }

  @Test
  void clock_thatNothingComesAfter_showsNever() {
    RateClock clock = new RateClock(new Steps(0, nanos(10), new double[] {1}));
    clock.pass(9.5);
    assertThat(clock.nanos()).isEqualTo(nanos(9.5));
    clock.pass(1);
    assertThat(clock.nanos()).isEqualTo(RateCurve.NEVER);
    RateClock silent = new RateClock(new Periodic(new Level(0), nanos(3600), 0));
    silent.pass(1e-9);
    assertThat(silent.nanos()).isEqualTo(RateCurve.NEVER);
  }
}
