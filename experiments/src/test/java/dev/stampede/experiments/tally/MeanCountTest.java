package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanCountTest {

  /** None of 1,000 pieces, 250 in each replication: 250 x 3.841459 / 1003.841459. */
  @Test
  void interval_ofNoneIsNotZero() {
    double[] offered = {240, 250, 260, 250};
    MeanCount count = MeanCount.of(new double[4], offered, Strata.one(4));

    assertThat(count.value()).isZero();
    assertThat(count.interval().orElseThrow().low()).isZero();
    assertThat(count.interval().orElseThrow().high()).isCloseTo(0.956690, within(1e-6));
  }

  /**
   * Half the work, so the demand decides: 50, 100, 150 have Student's 100 +- 4.302653 x 28.8675.
   */
  @Test
  void interval_isThatOfTheMean() {
    double[] offered = {100, 200, 300};
    MeanCount count = MeanCount.of(new double[] {50, 100, 150}, offered, Strata.one(3));

    assertThat(count.value()).isEqualTo(100);
    assertThat(count.interval().orElseThrow().high()).isCloseTo(224.2069, within(1e-4));
    assertThat(count.interval().orElseThrow().low()).isZero();
    assertThat(count.figure().linear().value()).isEqualTo(100);
  }

  @Test
  void ofNothing_orOfOneReplication_thereIsNoInterval() {
    MeanCount nothing = MeanCount.of(new double[2], new double[2], Strata.one(2));
    assertThat(nothing.value()).isNaN();
    assertThat(nothing.interval()).isEmpty();

    MeanCount one = MeanCount.of(new double[] {3}, new double[] {9}, Strata.one(1));
    assertThat(one.value()).isEqualTo(3);
    assertThat(one.interval()).isEmpty();
  }
}
