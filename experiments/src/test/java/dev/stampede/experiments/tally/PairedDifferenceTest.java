package dev.stampede.experiments.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.interval.Confidence;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairedDifferenceTest {

  private static final Sample FIVE =
      Samples.sample(List.of(), Sightings.none(5), Collections.nCopies(5, List.of()));

  private static PairedDifference of(double value, double error, int degreesOfFreedom) {
    return PairedDifference.of(
        value, Optional.of(new SamplingError(error, 0, degreesOfFreedom, Confidence.PLAIN)), FIVE);
  }

  /** Student's t with 4 degrees of freedom: 2.776445 at 95 %, 2.131847 at 90 %. */
  @Test
  void interval_isAsWideAsTheConfidenceAsks() {
    PairedDifference difference = of(3, 1, 4);

    assertThat(difference.interval(0.95).orElseThrow().low()).isCloseTo(0.223555, within(1e-6));
    assertThat(difference.interval(0.90).orElseThrow().high()).isCloseTo(5.131847, within(1e-6));
    assertThat(difference.estimate().mean()).isEqualTo(3);
  }

  /** The p-value is where the interval just reaches 0: 5 % at 2.776445 standard errors. */
  @Test
  void pValue_isThatOfTheIntervalThatReachesZero() {
    assertThat(of(2.776445, 1, 4).pValue()).isCloseTo(0.05, within(1e-6));
    assertThat(of(-2.131847, 1, 4).pValue()).isCloseTo(0.10, within(1e-6));
    assertThat(of(0, 1, 4).pValue()).isEqualTo(1);
    assertThat(of(1, 0, 4).pValue()).isZero();
    assertThat(PairedDifference.none().pValue()).isEqualTo(1);
    assertThat(PairedDifference.none().interval(0.95)).isEmpty();
  }

  /** For skew errors, too, an interval leaves 0 out exactly where its error exceeds the p-value. */
  @Test
  void pValue_andInterval_neverContradictEachOther() {
    RandomStream random = new RandomStreams(11, 0).stream("differences");
    for (int i = 0; i < 500; i++) {
      SamplingError error =
          new SamplingError(
              0.1 + random.nextUniform(),
              2 * random.nextUniform() - 1,
              2 + (int) (30 * random.nextUniform()),
              Confidence.PLAIN);
      PairedDifference difference =
          PairedDifference.of(4 * random.nextUniform() - 2, Optional.of(error), FIVE);
      double p = difference.pValue();

      assertThat(contains(difference, 1 - p * 0.99)).isTrue();
      assertThat(p < 0.999 && contains(difference, 1 - p * 1.001)).isFalse();
    }
  }

  private static boolean contains(PairedDifference difference, double confidence) {
    return difference
        .interval(confidence)
        .filter(interval -> interval.low() <= 0 && interval.high() >= 0)
        .isPresent();
  }
}
