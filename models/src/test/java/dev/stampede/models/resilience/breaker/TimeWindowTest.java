package dev.stampede.models.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Three seconds of calls, the current one included. */
class TimeWindowTest {

  private static final long SECOND = 1_000_000_000L;

  private final TimeWindow window = new TimeWindow(3);

  /** Calls, failed ones and slow ones that count at a time. */
  private List<Integer> at(long nanos) {
    window.moveTo(nanos);
    return List.of(window.calls(), window.failed(), window.slow());
  }

  @Test
  void calls_fallOutWithTheirSecond() {
    window.add(0, true, false);
    window.add(SECOND, false, true);
    window.add(3 * SECOND - 1, true, true);
    assertThat(at(3 * SECOND - 1)).containsExactly(3, 2, 2);
    assertThat(at(3 * SECOND)).containsExactly(2, 1, 2);
    assertThat(at(4 * SECOND)).containsExactly(1, 1, 1);
    assertThat(at(5 * SECOND)).containsExactly(0, 0, 0);
  }

  @Test
  void second_isUsedAgainForTheOneThatIsThreeLater() {
    window.add(0, true, true);
    window.add(3 * SECOND, false, false);
    window.add(3 * SECOND, true, false);
    assertThat(at(5 * SECOND)).containsExactly(2, 1, 0);
    assertThat(at(6 * SECOND)).containsExactly(0, 0, 0);
  }

  @Test
  void silence_ofThreeSecondsEmptiesIt() {
    window.add(10 * SECOND, true, true);
    assertThat(at(12 * SECOND)).containsExactly(1, 1, 1);
    window.add(12 * SECOND, true, true);
    assertThat(at(15 * SECOND)).containsExactly(0, 0, 0);
    window.add(15 * SECOND, false, true);
    assertThat(at(17 * SECOND)).containsExactly(1, 0, 1);
    assertThat(at(900 * SECOND)).containsExactly(0, 0, 0);
  }

  @Test
  void clear_leavesNothingToFallOut() {
    window.add(0, true, true);
    window.clear();
    for (long second = 0; second < 5; second++) {
      assertThat(at(second * SECOND)).containsExactly(0, 0, 0);
    }
  }
}
