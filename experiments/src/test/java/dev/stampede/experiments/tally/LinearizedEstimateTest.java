package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.interval.Interval;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinearizedEstimateTest {

  private static final boolean[] SECOND = {false, true, false, true};

  /** 1 + 3 + 8 of 10 + 10 + 20: 0.3, not the mean of 0.1, 0.3 and 0.4. */
  @Test
  void ratio_isThatOfTheSums() {
    double[] parts = {1, 3, 8};
    double[] wholes = {10, 10, 20};
    LinearizedEstimate ratio = LinearizedEstimate.ratio(parts, wholes, Strata.one(3));

    assertThat(ratio.value()).isCloseTo(0.3, within(1e-15));
    // Influence (1 - 3, 3 - 3, 8 - 6) / 13.333 = -0.15, 0, 0.15: variance 0.0225 / 3.
    assertThat(ratio.error().orElseThrow().standardError())
        .isCloseTo(Math.sqrt(0.0075), within(1e-15));
    // t(0.975; 2) = 4.302653.
    assertThat(ratio.interval().orElseThrow().high())
        .isCloseTo(0.3 + 4.302653 * Math.sqrt(0.0075), within(1e-6));
  }

  /** Untouched 10 of 10 and 10 of 10, struck 2 of 10 and 4 of 10: 0.9 x 1 + 0.1 x 0.3. */
  @Test
  void ratio_isWeightedByStrata() {
    double[] parts = {10, 2, 10, 4};
    double[] wholes = {10, 10, 10, 10};
    LinearizedEstimate ratio = LinearizedEstimate.ratio(parts, wholes, Strata.of(SECOND, 0.1));

    assertThat(ratio.value()).isCloseTo(0.93, within(1e-15));
    // The struck: 0.01 x 0.02 / 2 of shares 0.2 and 0.4.
    assertThat(ratio.error().orElseThrow().standardError()).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void mean_ofEqualValuesIsThatValue() {
    for (int n = 2; n <= 300; n++) {
      for (double value : new double[] {1, 0.1, 0.85, 1 / 3.0, 0.999, 12_345.678}) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        LinearizedEstimate mean = LinearizedEstimate.mean(values, Strata.one(n));
        assertThat(mean.value()).isEqualTo(value);
        assertThat(mean.interval()).isEqualTo(Optional.of(new Interval(value, value)));
      }
    }
  }

  @Test
  void ratio_ofEqualQuotientsIsThatQuotient() {
    double[] wholes = {97, 0, 103, 89, 111, 100, 1, 7};
    boolean[] struck = {true, false, false, true, false, false, false, false};
    for (double parts : new double[] {1, 85, 17, 99.9}) {
      double[] numerators = Arrays.stream(wholes).map(whole -> parts * whole).toArray();
      double[] denominators = Arrays.stream(wholes).map(whole -> 100 * whole).toArray();
      LinearizedEstimate ratio =
          LinearizedEstimate.ratio(numerators, denominators, Strata.of(struck, 0.07));
      assertThat(ratio.value()).isCloseTo(parts / 100, within(1e-16));
      assertThat(ratio.error().orElseThrow().standardError()).isLessThan(1e-16);
    }
    LinearizedEstimate all = LinearizedEstimate.ratio(wholes, wholes, Strata.of(struck, 0.07));
    assertThat(all.value()).isEqualTo(1);
    assertThat(all.interval()).isEqualTo(Optional.of(new Interval(1, 1)));
  }

  @Test
  void ratio_countsWhatAReplicationWithoutADenominatorAdds() {
    double[] parts = {1, 2, 0};
    double[] wholes = {0, 4, 8};
    LinearizedEstimate ratio = LinearizedEstimate.ratio(parts, wholes, Strata.one(3));

    assertThat(ratio.value()).isCloseTo(0.25, within(1e-15));
    // Influence (1, 2 - 1, 0 - 2) / 4: variance (1 + 1 + 4) / 16 / 2 / 3.
    assertThat(ratio.error().orElseThrow().standardError()).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void ratio_ofNothingHasNoValue() {
    LinearizedEstimate none = LinearizedEstimate.ratio(new double[3], new double[3], Strata.one(3));

    assertThat(none.hasValue()).isFalse();
    assertThat(none.value()).isNaN();
    assertThat(none.interval()).isEmpty();
    LinearizedEstimate some = LinearizedEstimate.mean(new double[] {1, 2, 3}, Strata.one(3));
    assertThat(some.hasValue()).isTrue();
    assertThat(some.minus(1, none).interval()).isEmpty();
  }

  @Test
  void interval_ofOneReplicationIsAbsent() {
    LinearizedEstimate one = LinearizedEstimate.mean(new double[] {7}, Strata.one(1));

    assertThat(one.value()).isEqualTo(7);
    assertThat(one.interval()).isEmpty();
  }

  /** Means 4 and 20, differences from a tenth: 1 - 1.9, 4 - 2, 7 - 2.1 = -0.9, 2, 4.9: mean 2. */
  @Test
  void minus_isPaired() {
    LinearizedEstimate ours = LinearizedEstimate.mean(new double[] {1, 4, 7}, Strata.one(3));
    LinearizedEstimate theirs = LinearizedEstimate.mean(new double[] {19, 20, 21}, Strata.one(3));
    LinearizedEstimate excess = ours.minus(0.1, theirs);

    assertThat(excess.value()).isCloseTo(2, within(1e-15));
    // Deviations -2.9, 0, 2.9.
    assertThat(excess.error().orElseThrow().standardError())
        .isCloseTo(2.9 / Math.sqrt(3), within(1e-14));
    assertThat(ours.minus(1, ours).interval()).isEqualTo(Optional.of(new Interval(0, 0)));
  }

  @Test
  void estimates_mustBeOfTheSameReplications() {
    LinearizedEstimate two = LinearizedEstimate.mean(new double[2], Strata.one(2));
    LinearizedEstimate three = LinearizedEstimate.mean(new double[3], Strata.one(3));

    assertThatIllegalArgumentException().isThrownBy(() -> two.minus(1, three));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearizedEstimate.mean(new double[2], Strata.one(3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearizedEstimate.ratio(new double[3], new double[2], Strata.one(3)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearizedEstimate.ratio(new double[2], new double[3], Strata.one(3)));
  }
}
