package dev.stampede.models.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import org.junit.jupiter.api.Test;

class FlockTest {

  private static final long SECOND = 1_000_000_000L;

  /** Anybody takes up to 10 s to leave and exactly 5 s to return. */
  private final Flock flock =
      new Flock(new Distribution.Uniform(0, 10), new Distribution.Constant(5));

  private double look(double seconds, boolean trouble) {
    return flock.look((long) (seconds * SECOND), trouble);
  }

  @Test
  void trouble_makesThemLeaveOneByOne() {
    assertThat(look(0, false)).isZero();
    assertThat(look(100, true)).isZero();
    assertThat(look(102.5, true)).isEqualTo(0.25);
    assertThat(look(110, true)).isEqualTo(1);
  }

  @Test
  void itsEnd_letsThoseWhoLeftReturn_andKeepsTheOthers() {
    look(100, true);
    look(104, true);

    assertThat(look(106, false)).as("since 106").isEqualTo(0.4);
    assertThat(look(110.9, false)).isEqualTo(0.4);
    assertThat(look(111, false)).isZero();
  }

  @Test
  void troubleAgain_startsTheClockAnew() {
    look(100, true);
    look(102, true);
    look(103, false);

    assertThat(look(105, true)).isEqualTo(0.2);
    assertThat(look(107.5, true)).as("those who are quick are away already").isEqualTo(0.25);
  }
}
