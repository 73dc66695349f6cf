package dev.stampede.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class HorizonTest {

  private static final Horizon HORIZON = Horizon.of(Intervals.covering(25, 10), 5);

  @Test
  void counts_fromTheEndOfTheWarmUpToTheEnd() {
    assertThat(HORIZON.counts(4)).isFalse();
    assertThat(HORIZON.counts(5)).isTrue();
    assertThat(HORIZON.counts(24)).isTrue();
    assertThat(HORIZON.counts(25)).isFalse();
    assertThat(HORIZON.countedNanos()).isEqualTo(20);
  }

  @Test
  void counted_isWhatAStretchHasOfIt() {
    assertThat(HORIZON.counted(0, 100)).isEqualTo(20);
    assertThat(HORIZON.counted(7, 9)).isEqualTo(2);
    assertThat(HORIZON.counted(0, 5)).isZero();
    assertThat(HORIZON.counted(25, 30)).isZero();
  }

  @Test
  void horizon_rejectsAWarmUpOutsideTheRun() {
    Intervals intervals = Intervals.covering(25, 10);
    assertThatIllegalArgumentException().isThrownBy(() -> Horizon.of(intervals, 25));
    assertThatIllegalArgumentException().isThrownBy(() -> Horizon.of(intervals, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Horizon(30, 0, intervals));
  }
}
