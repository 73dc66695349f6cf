package dev.stampede.experiments.stationary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MserTest {

  /**
   * Batches with the means 0, 4, 6, 4, 6, 4, 6, 4: without the first the squares are 48/7 / 7^2 =
   * 0.140, with it 26.5 / 8^2 = 0.434, without two 6 / 6^2 = 0.167.
   */
  @Test
  void truncation_leavesOutWhatMakesTheRestSurest() {
    double[] series = new double[40];
    Arrays.setAll(series, i -> i < 5 ? 0 : i / 5 % 2 == 0 ? 6 : 4);

    assertThat(Mser.truncation(series)).isEqualTo(5);
  }

  @Test
  void truncation_ofWhatIsAlwaysTheSame_isNone() {
    double[] series = new double[100];
    Arrays.fill(series, 3);

    assertThat(Mser.truncation(series)).isZero();
  }

  @Test
  void truncation_isHalfAtMost() {
    double[] series = new double[100];
    Arrays.setAll(series, i -> i < 55 ? 0 : 100);

    assertThat(Mser.truncation(series)).isEqualTo(50);
  }

  @Test
  void fortyValues_canTell() {
    assertThat(Mser.canTell(39)).isFalse();
    assertThat(Mser.canTell(40)).isTrue();
  }
}
