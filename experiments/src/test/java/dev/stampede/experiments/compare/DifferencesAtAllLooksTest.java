package dev.stampede.experiments.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.interval.Interval;
import dev.stampede.experiments.sequential.Certainty;
import dev.stampede.experiments.sequential.Looks;
import dev.stampede.experiments.tally.PairedDifference;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Four contenders beside one baseline, at all looks from 20 to 1,000 replications: the intervals of
 * all four cover all four differences at every look in 95 % of all experiments, and where nobody is
 * better, nobody is called so at any look in 95 %. With another seed a check that just holds fails
 * in 1 of 10,000. {@code -Dexperiments=2000} makes more of them than 200.
 */
class DifferencesAtAllLooksTest {

  private static final int EXPERIMENTS = Integer.getInteger("experiments", 200);
  private static final int CONTENDERS = 4;
  private static final Looks LOOKS = new Looks(20, 1000);
  private static final Certainty CERTAINTY = LOOKS.certainty();

  private static List<Distribution> laws() {
    return List.of(
        new Distribution.Exponential(1),
        Distribution.Lognormal.ofMean(1, Math.sqrt(StrictMath.expm1(1.5 * 1.5))),
        new Distribution.Pareto(2.5, 0.6));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void intervals_holdTogether_andNoiseIsNotCalledBetter(Distribution law) {
    int covered = 0;
    int silent = 0;
    double share = CERTAINTY.share(0.05 / CONTENDERS);
    for (int i = 0; i < EXPERIMENTS; i++) {
      double[][] differences = differences(law, new RandomStreams(1701, i).stream("outputs"));
      boolean all = true;
      boolean none = true;
      for (int look : LOOKS.numbers()) {
        double[] pValues = new double[CONTENDERS];
        for (int c = 0; c < CONTENDERS; c++) {
          PairedDifference difference =
              PairedDifference.ofMean(Arrays.copyOf(differences[c], look), CERTAINTY.confidence());
          Interval interval = difference.interval(share).orElseThrow();
          all &= interval.low() <= 0 && interval.high() >= 0;
          double pValue = difference.pValue();
          pValues[c] = Measuring.shows(pValue) ? CERTAINTY.pValue(pValue) : 1; // it is never less
        }
        none &= Arrays.stream(Holm.adjusted(pValues)).noneMatch(Measuring::shows);
      }
      covered += all ? 1 : 0;
      silent += none ? 1 : 0;
    }
    int fewest =
        new BinomialDistribution(null, EXPERIMENTS, 0.935).inverseCumulativeProbability(1e-4);
    assertThat(covered).as("covered by all, %s", law).isGreaterThanOrEqualTo(fewest);
    assertThat(silent).as("nothing shown, %s", law).isGreaterThanOrEqualTo(fewest);
  }

  /** In the mean none: contenders meet the baseline's numbers in four of five replications. */
  private static double[][] differences(Distribution law, RandomStream random) {
    double[][] differences = new double[CONTENDERS][LOOKS.most()];
    for (int r = 0; r < LOOKS.most(); r++) {
      double number = random.nextUniform();
      for (int c = 0; c < CONTENDERS; c++) {
        double own = random.nextUniform() < 0.8 ? number : random.nextUniform();
        differences[c][r] = law.quantile(own) - law.quantile(number);
      }
    }
    return differences;
  }
}
