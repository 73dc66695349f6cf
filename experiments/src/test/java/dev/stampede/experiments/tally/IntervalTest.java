package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.experiments.interval.Interval;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void hull_holdsBoth() {
    assertThat(new Interval(1, 3).hull(new Interval(2, 5))).isEqualTo(new Interval(1, 5));
    assertThat(new Interval(2, 5).hull(new Interval(1, 3))).isEqualTo(new Interval(1, 5));
  }

  @Test
  void within_movesWhatLiesOutside() {
    assertThat(new Interval(-1, 2).within(0, 1)).isEqualTo(new Interval(0, 1));
    assertThat(new Interval(0.2, 0.3).within(0, 1)).isEqualTo(new Interval(0.2, 0.3));
    assertThat(new Interval(2, 3).within(0, 1)).isEqualTo(new Interval(1, 1));
    assertThat(new Interval(-3, -2).within(0, 1)).isEqualTo(new Interval(0, 0));
  }

  @Test
  void times_scalesBothEnds() {
    assertThat(new Interval(1, 3).times(6)).isEqualTo(new Interval(6, 18));
  }

  @Test
  void endsMayBeInfinite_butNotSwappedOrMissing() {
    assertThat(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).low()).isNegative();
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 0));
  }
}
