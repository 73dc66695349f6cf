package dev.stampede.experiments.stationary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final int SERIES = 1000;

  /** A mean of 10 with noise that is as like the one before as half, and a deviation of 1. */
  private static double[] noisy(int number, IntToDoubleFunction mean) {
    RandomStream random = new RandomStreams(5, number).stream("noise");
    double[] series = new double[121];
    double noise = 0;
    for (int i = 0; i < series.length; i++) {
      double normal = 0;
      for (int k = 0; k < 12; k++) {
        normal += random.nextUniform() - 0.5;
      }
      noise = 0.5 * noise + Math.sqrt(0.75) * normal;
      series[i] = mean.applyAsDouble(i) + noise;
    }
    return series;
  }

  private static long starts(int warmup, IntToDoubleFunction mean) {
    long starts = 0;
    for (int i = 0; i < SERIES; i++) {
      starts += new Course(noisy(i, mean), warmup).startBeyondWarmup().isPresent() ? 1 : 0;
    }
    return starts;
  }

  private static long grows(IntToDoubleFunction mean) {
    long grows = 0;
    for (int i = 0; i < SERIES; i++) {
      grows += new Course(noisy(i, mean), 10).growsToTheEnd() ? 1 : 0;
    }
    return grows;
  }

  @Test
  void whatIsTheSameAtAllTimes_isHardlyEverWarnedOf() {
    assertThat(starts(0, i -> 10)).isLessThanOrEqualTo(SERIES / 33);
    assertThat(starts(10, i -> 10)).isLessThanOrEqualTo(SERIES / 33);
    assertThat(grows(i -> 10)).isZero();
  }

  @Test
  void startFromEmpty_isSeen_unlessTheWarmupLeavesItOut() {
    IntToDoubleFunction start = i -> 20 - 20 * Math.exp(-i / 6.0);

    assertThat(starts(0, start)).isGreaterThanOrEqualTo(9 * SERIES / 10);
    assertThat(starts(30, start)).isLessThanOrEqualTo(SERIES / 33);
    assertThat(grows(start)).isZero();
  }

  @Test
  void whatGrowsToTheEnd_isSeen() {
    assertThat(grows(i -> 5 + 0.2 * i)).isGreaterThanOrEqualTo(9 * SERIES / 10);
    assertThat(grows(i -> 10 + 0.01 * i)).isZero(); // by a tenth
  }

  @Test
  void shortSeries_sayNothing() {
    double[] rising = new double[40];
    Arrays.setAll(rising, i -> i);

    assertThat(new Course(rising, 0).growsToTheEnd()).isFalse();
    assertThat(new Course(rising, 0).startBeyondWarmup()).isEmpty();
    assertThat(new Course(new double[] {1}, 1).growsToTheEnd()).isFalse();
    assertThat(new Course(new double[] {1}, 1).startBeyondWarmup()).isEmpty();
  }
}
