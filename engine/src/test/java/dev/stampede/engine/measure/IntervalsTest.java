package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class IntervalsTest {

  @Test
  void index_changesAtEachStart() {
    Intervals intervals = new Intervals(10, 3);

    assertThat(new int[] {intervals.index(0), intervals.index(9)}).containsOnly(0);
    assertThat(new int[] {intervals.index(10), intervals.index(19)}).containsOnly(1);
    assertThat(new int[] {intervals.index(20), intervals.index(29)}).containsOnly(2);
  }

  @Test
  void index_beyondTheEndIsNone() {
    assertThat(new Intervals(10, 3).index(30)).isEqualTo(3);
    assertThat(new Intervals(1, 3).index(Long.MAX_VALUE)).isEqualTo(3);
    assertThat(Intervals.covering(25, 10).index(24)).isEqualTo(2);
    assertThat(Intervals.covering(25, 10).index(25)).isEqualTo(3);
  }

  @Test
  void end_ofTheLastIsThatOfTheRun() {
    Intervals intervals = Intervals.covering(25, 10);

    assertThat(intervals.end(0)).isEqualTo(10);
    assertThat(intervals.end(2)).isEqualTo(25);
    assertThat(intervals.end(3)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void covering_roundsUp() {
    assertThat(Intervals.covering(30, 10)).isEqualTo(new Intervals(10, 3));
    assertThat(Intervals.covering(31, 10)).isEqualTo(new Intervals(10, 4, 31));
    assertThat(Intervals.covering(1, 10)).isEqualTo(new Intervals(10, 1, 1));
  }

  @Test
  void intervals_rejectWhatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Intervals(0, 3))
        .withMessage("lengthNanos (0) and count (3) must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Intervals(10, -1))
        .withMessage("lengthNanos (10) and count (-1) must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Intervals(10, 3, 31))
        .withMessage("endNanos (31) must lie in the last of 3 intervals of 10");
    assertThatIllegalArgumentException().isThrownBy(() -> new Intervals(10, 3, 20));
    assertThatIllegalArgumentException().isThrownBy(() -> new Intervals(10, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Intervals(10, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Intervals(10, 1, -5));
  }
}
