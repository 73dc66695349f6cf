package dev.stampede.reports.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EstimateTest {

  @Test
  void magnitude_turnsTheIntervalOver() {
    assertThat(Estimate.of(-5, -9, -4).magnitude()).isEqualTo(Estimate.of(5, 4, 9));
    assertThat(Estimate.of(-5, -9, 1).magnitude()).isEqualTo(Estimate.of(5, -1, 9));
    assertThat(Estimate.of(5, -1, 9).magnitude()).isEqualTo(Estimate.of(5, -1, 9));
    assertThat(Estimate.ofOne(-5).magnitude()).isEqualTo(Estimate.ofOne(5));
    assertThat(Estimate.ofOne(Double.NaN).magnitude()).isEqualTo(Estimate.ofOne(Double.NaN));
  }

  @Test
  void zero_isLeftOutOnlyByAnIntervalOnOneSideOfIt() {
    assertThat(Estimate.of(2, 1, 3).mayBeZero()).isFalse();
    assertThat(Estimate.of(-2, -3, -1).mayBeZero()).isFalse();
    assertThat(Estimate.of(2, -1, 5).mayBeZero()).isTrue();
    assertThat(Estimate.of(2, 0, 4).mayBeZero()).isTrue();
    assertThat(Estimate.of(-2, -4, 0).mayBeZero()).isTrue();
    assertThat(Estimate.ofOne(2).mayBeZero()).isTrue();
  }

  @Test
  void most_isNotExceededByTheValue() {
    assertThat(Estimate.of(20.01, 19, 21).atMost(20)).isEqualTo(Estimate.of(20, 19, 21));
    assertThat(Estimate.of(20, 19, 21).atMost(20)).isEqualTo(Estimate.of(20, 19, 21));
    assertThat(Estimate.of(3, 2, 4).atMost(20)).isEqualTo(Estimate.of(3, 2, 4));
  }

  @Test
  void halfWidth_isOfAnIntervalThatThereIs() {
    assertThat(Estimate.of(0.998, 0.981, 1).halfWidth()).isEqualTo((1 - 0.981) / 2);
    assertThat(Estimate.ofOne(0.998).halfWidth()).isZero();
    assertThat(Estimate.ofOne(0.998).hasInterval()).isFalse();
    assertThat(new Estimate(3, Arrays.asList(2.0, null)).halfWidth()).isZero();
  }

  @Test
  void interval_hasTwoEnds() {
    assertThatThrownBy(() -> new Estimate(1, List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ci95 ([1.0]) must have two ends");
  }
}
