package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.interval.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SamplingErrorTest {

  private static final boolean[] LAST_TWO = {false, false, false, true, true};

  /** Squares 4 + 1 + 1 + 4: variance 10 / 4 / 5; no skewness; t(0.975; 4) = 2.776445. */
  @Test
  void around_symmetricValuesIsStudentsInterval() {
    SamplingError error =
        SamplingError.of(new double[] {1, 2, 3, 4, 5}, Strata.one(5)).orElseThrow();

    assertThat(error.standardError()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(error.skewness()).isZero();
    assertThat(error.degreesOfFreedom()).isEqualTo(4);
    assertThat(error.t()).isCloseTo(2.776445, within(1e-6));
    assertThat(error.around(3).low()).isCloseTo(3 - 1.963243, within(1e-6));
    assertThat(error.around(3).high()).isCloseTo(3 + 1.963243, within(1e-6));
  }

  /**
   * Deviations of {0, 0, 0, 4} are -1, -1, -1, 3: squares 12, cubes 24. The variance of the mean is
   * 12 / 3 / 4 = 1, its third moment 24 / 3 / 2 / 4 = 1, so a = 1/6 and t(0.975; 3) = 3.182446. By
   * Willink the upper end is 1 - ((1 + (-t - a))^(1/3) - 1) x 3 = 1 + 3 + 3 x 2.349113^(1/3) =
   * 7.988007, the lower one 1 - 3 x (4.015780^(1/3) - 1) = -0.768457, less far than Student's.
   */
  @Test
  void around_skewValuesReachesFartherOnTheSideOfTheTail() {
    double[] values = {0, 0, 0, 4};
    SamplingError error = SamplingError.of(values, Strata.one(4)).orElseThrow();

    assertThat(error).isEqualTo(new SamplingError(1, 1, 3, Confidence.PLAIN));
    assertThat(error.around(1).high()).isCloseTo(7.988007, within(1e-5));
    assertThat(error.around(1).low()).isCloseTo(1 - 3.182446, within(1e-6));

    double[] mirrored = {0, 0, 0, -4};
    Interval interval = SamplingError.of(mirrored, Strata.one(4)).orElseThrow().around(-1);
    assertThat(interval.low()).isCloseTo(-7.988007, within(1e-5));
    assertThat(interval.high()).isCloseTo(3.182446 - 1, within(1e-6));
  }

  /**
   * Untouched {1, 2, 3} with share 0.8: 0.64 x 1 / 3; struck {10, 14} with share 0.2: 0.04 x 8 / 2.
   * The sum is 0.373333; Welch: 0.139378 / (0.045511 / 2 + 0.0256 / 1) = 2.88, rounded down.
   */
  @Test
  void of_addsStrataUp() {
    double[] values = {1, 2, 3, 10, 14};
    SamplingError error = SamplingError.of(values, Strata.of(LAST_TWO, 0.2)).orElseThrow();

    assertThat(error.standardError()).isCloseTo(Math.sqrt(0.64 / 3 + 0.16), within(1e-12));
    assertThat(error.degreesOfFreedom()).isEqualTo(2);
  }

  /** Deviations -1, -1, 2 of the untouched: cubes 6, 0.512 x 6 / 2 / 1 / 3; two give none. */
  @Test
  void of_addsThirdMomentsUp() {
    double[] values = {0, 0, 3, 10, 14};
    SamplingError error = SamplingError.of(values, Strata.of(LAST_TWO, 0.2)).orElseThrow();
    double variance = 0.64 * 3 / 3 + 0.16;

    assertThat(error.skewness()).isCloseTo(0.512 / Math.pow(variance, 1.5), within(1e-12));
  }

  /** Where the untouched do not differ all depends on the struck; Welch's figure is theirs. */
  @Test
  void of_knowsWhichStratumMatters() {
    double[] values = {1, 1, 1, 10, 14};
    SamplingError error = SamplingError.of(values, Strata.of(LAST_TWO, 0.2)).orElseThrow();

    assertThat(error.degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void of_fewReplicationsInAStratumHaveNoError() {
    assertThat(SamplingError.of(new double[] {7}, Strata.one(1))).isEmpty();
    boolean[] one = {false, true, false};
    double[] values = {1, 5, 2};
    assertThat(SamplingError.of(values, Strata.of(one, 0.2))).isEmpty();
    // Where none can be struck, the one that was counts for nothing.
    assertThat(SamplingError.of(values, Strata.of(one, 0)))
        .map(SamplingError::standardError)
        .isEqualTo(Optional.of(0.5));
  }

  @Test
  void of_twoReplicationsHaveAnErrorWithoutSkewness() {
    assertThat(SamplingError.of(new double[] {1, 5}, Strata.one(2)))
        .isEqualTo(Optional.of(new SamplingError(2, 0, 1, Confidence.PLAIN)));
  }

  @Test
  void around_equalValuesHasNoWidth() {
    double[] values = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
    SamplingError error = SamplingError.of(values, Strata.one(7)).orElseThrow();

    assertThat(error).isEqualTo(new SamplingError(0, 0, 6, Confidence.PLAIN));
    assertThat(error.around(0.1)).isEqualTo(new Interval(0.1, 0.1));
  }
}
