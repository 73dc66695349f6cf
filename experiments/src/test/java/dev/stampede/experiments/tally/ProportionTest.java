package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.interval.Interval;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProportionTest {

  private static double[] all(double value, int n) {
    double[] values = new double[n];
    Arrays.fill(values, value);
    return values;
  }

  private static Interval interval(double[] parts, double[] wholes) {
    return Proportion.of(parts, wholes, Strata.one(parts.length)).interval().orElseThrow();
  }

  /** Wilson's interval for 0 and all of n ends at z^2 / (n + z^2); z^2 = 3.841459. */
  @Test
  void interval_ofAllOrNothingHasAWidth() {
    Interval all = interval(all(100, 10), all(100, 10));
    assertThat(all.high()).isEqualTo(1);
    assertThat(all.low()).isCloseTo(1 - 3.841459 / 1003.841459, within(1e-9));

    Interval none = interval(all(0, 10), all(100, 10));
    assertThat(none.low()).isEqualTo(0);
    assertThat(none.high()).isCloseTo(3.841459 / 1003.841459, within(1e-9));
  }

  @Test
  void interval_ofAllOrNothingEndsThereToTheBit() {
    for (int pieces = 1; pieces <= 300; pieces++) {
      assertThat(interval(all(pieces, 3), all(pieces, 3)).high()).isEqualTo(1);
      assertThat(interval(all(0, 3), all(pieces, 3)).low()).isZero();
    }
  }

  /** Half of 400 pieces in every replication: Wilson at n = 400 is 0.5 +- 0.048765. */
  @Test
  void interval_ofEqualSharesIsThatOfIndependentPieces() {
    Interval half = interval(all(50, 4), all(100, 4));

    assertThat(half.low()).isCloseTo(0.451235, within(1e-6));
    assertThat(half.high()).isCloseTo(0.548765, within(1e-6));
  }

  /**
   * Shares 0.9 and 1.0, five of each in 10,000 pieces: the standard error is 0.0527046 / sqrt 10 =
   * 0.0166667 and t(0.975; 9) = 2.262157, so Student's interval is 0.95 +- 0.037703. The binomial
   * variance is 4.75e-6; (0.0166667 x 2.262157 / 1.959964)^2 is 77.9028 times that. Wilson at n =
   * 128.365 reaches from 0.897 to 0.976, on which the lower end counts and Student's upper one.
   */
  @Test
  void interval_ofClusteredPiecesIsOfFewerPieces() {
    double[] parts = {900, 1000, 900, 1000, 900, 1000, 900, 1000, 900, 1000};
    Interval interval = interval(parts, all(1000, 10));
    double n = 10_000 / 77.9028;
    double centre = (0.95 + 3.841459 / 2 / n) / (1 + 3.841459 / n);
    double half = 1.959964 * Math.sqrt(0.0475 / n + 3.841459 / 4 / n / n) / (1 + 3.841459 / n);

    assertThat(interval.low()).isCloseTo(centre - half, within(1e-6));
    assertThat(interval.low()).isCloseTo(0.89754, within(1e-5));
    assertThat(interval.high()).isCloseTo(0.95 + 0.037703, within(1e-6));
  }

  @Test
  void interval_staysWithinAllAndNothing() {
    double[] parts = {0, 0, 100, 100};

    assertThat(interval(parts, all(100, 4))).isEqualTo(new Interval(0, 1));
  }

  /** 0.9 x 1 + 0.1 x 0.5: what five struck of ten replications would make 0.75. */
  @Test
  void value_isWeightedByStrata() {
    boolean[] struck = {true, true, true, true, true, false, false, false, false, false};
    double[] parts = {50, 40, 60, 50, 50, 100, 100, 100, 100, 100};
    Proportion proportion = Proportion.of(parts, all(100, 10), Strata.of(struck, 0.1));

    assertThat(proportion.value()).isCloseTo(0.95, within(1e-15));
    // s^2 of the struck is 0.005; 0.01 x 0.005 / 5 is less than 0.0475 / 1000 of the binomial.
    Interval wilson = proportion.wilson().orElseThrow();
    assertThat(wilson.low()).isCloseTo(0.934686, within(1e-6));
    assertThat(proportion.interval()).contains(wilson);
    assertThat(proportion.ratio().value()).isEqualTo(proportion.value());
  }

  @Test
  void ofNothing_orOfOneReplication_thereIsNoInterval() {
    Proportion nothing = Proportion.of(all(0, 3), all(0, 3), Strata.one(3));
    assertThat(nothing.value()).isNaN();
    assertThat(nothing.interval()).isEmpty();
    assertThat(nothing.wilson()).isEmpty();

    Proportion one = Proportion.of(all(5, 1), all(10, 1), Strata.one(1));
    assertThat(one.value()).isEqualTo(0.5);
    assertThat(one.interval()).isEmpty();
  }
}
