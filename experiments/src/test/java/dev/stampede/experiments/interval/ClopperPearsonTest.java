package dev.stampede.experiments.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ClopperPearsonTest {

  /** At the ends of the interval what was seen, or more (less), has a probability of 2.5 %. */
  @Test
  void of_endsWhereWhatWasSeenIsUnlikely() {
    for (int trials : new int[] {2, 20, 72, 500}) {
      for (int successes = 1; successes < trials; successes++) {
        Interval interval = ClopperPearson.of(successes, trials);
        assertThat(
                1
                    - new BinomialDistribution(null, trials, interval.low())
                        .cumulativeProbability(successes - 1))
            .isCloseTo(0.025, within(1e-8));
        assertThat(
                new BinomialDistribution(null, trials, interval.high())
                    .cumulativeProbability(successes))
            .isCloseTo(0.025, within(1e-8));
      }
    }
  }

  /** The textbook's 8 of 10: 0.4439 to 0.9748. */
  @Test
  void of_isTheTextbookInterval() {
    assertThat(ClopperPearson.of(8, 10).low()).isCloseTo(0.443905, within(1e-6));
    assertThat(ClopperPearson.of(8, 10).high()).isCloseTo(0.974789, within(1e-6));
  }

  /** The probability of all counts whose interval holds the truth, without any chance. */
  @Test
  void of_coversAtLeastWhatItSays() {
    for (int trials : new int[] {5, 20}) {
      for (double truth = 0.01; truth < 1; truth += 0.01) {
        BinomialDistribution binomial = new BinomialDistribution(null, trials, truth);
        double covered = 0;
        for (int successes = 0; successes <= trials; successes++) {
          Interval interval = ClopperPearson.of(successes, trials);
          boolean holds = interval.low() <= truth && truth <= interval.high();
          covered += holds ? binomial.probability(successes) : 0;
        }
        assertThat(covered).as("%d trials at %s", trials, truth).isGreaterThanOrEqualTo(0.95);
      }
    }
  }

  @Test
  void of_allOrNothingEndsThere() {
    assertThat(ClopperPearson.of(5, 5).high()).isEqualTo(1);
    assertThat(ClopperPearson.of(5, 5).low()).isCloseTo(0.478176, within(1e-6));
    assertThat(ClopperPearson.of(0, 5).low()).isEqualTo(0);
    assertThat(ClopperPearson.of(0, 5).high()).isCloseTo(0.521824, within(1e-6));
  }

  @Test
  void of_oneTrialSaysLittle() {
    assertThat(ClopperPearson.of(1, 1).low()).isCloseTo(0.025, within(1e-12));
    assertThat(ClopperPearson.of(1, 1).high()).isEqualTo(1);
  }

  @Test
  void trialsWithoutMiss_reachTheShare_andOneLessDoesNot() {
    assertThat(ClopperPearson.trialsWithoutMiss(0.95)).isEqualTo(72);
    assertThat(ClopperPearson.of(72, 72).low()).isGreaterThanOrEqualTo(0.95);
    assertThat(ClopperPearson.of(71, 71).low()).isLessThan(0.95);
    assertThat(ClopperPearson.trialsWithoutMiss(0.9)).isEqualTo(36);
    assertThat(ClopperPearson.trialsWithoutMiss(0.5)).isEqualTo(6);
    assertThat(ClopperPearson.trialsWithoutMiss(0.025)).isEqualTo(1);
    assertThat(ClopperPearson.trialsWithoutMiss(0.01)).isEqualTo(1);
    assertThat(ClopperPearson.trialsWithoutMiss(0.999)).isEqualTo(3688);
  }

  @Test
  void inputOutOfRange_isRejected() {
    for (int[] counts : new int[][] {{0, 0}, {-1, 3}, {4, 3}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ClopperPearson.of(counts[0], counts[1]))
          .withMessage(
              "successes (%d) must be from 0 to trials (%d), at least 1", counts[0], counts[1]);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.trialsWithoutMiss(1));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.trialsWithoutMiss(0));
  }
}
