package dev.stampede.experiments.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What lies between two values with some confidence. */
class RangeTest {

  private static final OptionalDouble NO_MID = OptionalDouble.empty();

  private static Range range(double low, double high, double confidence) {
    return new Range(low, NO_MID, high, confidence, false);
  }

  /** 90 % between leaves 5 % at each side. */
  @Test
  void endsAreWhereTheConfidenceLeavesThem() {
    Range range = range(40, 120, 0.9);

    assertThat(range.quantile(0.05)).isCloseTo(40, within(1e-10));
    assertThat(range.quantile(0.95)).isCloseTo(120, within(1e-10));
    assertThat(range(40, 120, 0.5).quantile(0.25)).isCloseTo(40, within(1e-10));
  }

  /** The logarithm is normal, so the median is the geometric mean, and the tails are beyond. */
  @Test
  void withoutAMiddle_itIsLognormal() {
    Range range = range(40, 120, 0.9);

    assertThat(range.quantile(0.5)).isCloseTo(Math.sqrt(40 * 120.0), within(1e-10));
    double sigma = Math.log(3) / (2 * 1.6448536269514722);
    assertThat(range.quantile(0.975))
        .isCloseTo(Math.sqrt(4800) * Math.exp(1.959963984540054 * sigma), within(1e-9));
  }

  @Test
  void middleIsTheMedian_andBothHalvesAreWideByThemselves() {
    Range range = new Range(10, OptionalDouble.of(20), 100, 0.8, false);

    assertThat(range.quantile(0.1)).isCloseTo(10, within(1e-10));
    assertThat(range.quantile(0.5)).isCloseTo(20, within(1e-10));
    assertThat(range.quantile(0.9)).isCloseTo(100, within(1e-10));
  }

  /** The odds of 80 % are 4, of 20 % 1/4: their geometric mean is that of 50 %. */
  @Test
  void shareStaysBelowOne() {
    Range share = new Range(0.2, NO_MID, 0.8, 0.9, true);

    assertThat(share.quantile(0.05)).isCloseTo(0.2, within(1e-12));
    assertThat(share.quantile(0.5)).isCloseTo(0.5, within(1e-12));
    assertThat(share.quantile(0.95)).isCloseTo(0.8, within(1e-12));
    assertThat(share.quantile(1 - 1e-9)).isLessThan(1);
  }

  @Test
  void whatIsNoRange_isRefused() {
    assertThatThrownBy(() -> range(120, 40, 0.9)).hasMessageContaining("low must be below high");
    assertThatThrownBy(() -> range(40, 40, 0.9)).hasMessageContaining("low must be below high");
    assertThatThrownBy(() -> range(0, 40, 0.9)).hasMessageContaining("low must be above 0");
    assertThatThrownBy(() -> range(1, 2, 0)).hasMessageContaining("confidence must be above 0%");
    assertThatThrownBy(() -> range(1, 2, 1)).hasMessageContaining("below 100%");
    assertThatThrownBy(() -> new Range(0.5, NO_MID, 1, 0.9, true))
        .hasMessageContaining("high must be below 100%");
    assertThatThrownBy(() -> new Range(1, OptionalDouble.of(3), 2, 0.9, false))
        .hasMessageContaining("mid must be between low and high");
  }
}
