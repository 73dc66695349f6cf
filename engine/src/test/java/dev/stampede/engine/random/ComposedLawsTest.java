package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Loglogistic;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Pareto;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.engine.random.Distribution.Weibull;
import dev.stampede.engine.random.Mixture.Part;
import dev.stampede.engine.random.Quantiles.Point;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that have no formula for their quantiles, or that are made of others. */
final class ComposedLawsTest {

  /** The ends that a draw can have: {@link RandomKey#uniform} gives nothing closer to 0 and 1. */
  private static final double LEAST = 0x1.0p-53;

  private static final double GREATEST = 1 - 0x1.0p-53;

  private static Quantiles waits() {
    return new Quantiles(
        List.of(new Point(0.5, 86), new Point(0.9, 1236), new Point(0.99, 50_040)));
  }

  private static Mixture mixture(double share, Distribution one, Distribution other) {
    return new Mixture(List.of(new Part(share, one), new Part(1 - share, other)));
  }

  /** Those whose distribution function does not jump. */
  static List<Distribution> continuous() {
    return List.of(
        new Loglogistic(2.22, 14.5),
        new Loglogistic(0.5, 3),
        new GammaLaw(0.05, 1),
        new GammaLaw(0.93, 2201),
        new GammaLaw(1, 5),
        new GammaLaw(40, 0.1),
        new GammaLaw(10_000, 1),
        waits(),
        new Quantiles(List.of(new Point(0, 2), new Point(1, 8))),
        new Quantiles(List.of(new Point(0, 2), new Point(0.5, 4), new Point(1, 64))),
        new Quantiles(List.of(new Point(0, 1), new Point(0.1, 4), new Point(0.95, 9))),
        new Quantiles(List.of(new Point(0.1, 4), new Point(0.95, 9), new Point(1, 10))),
        mixture(0.7, new Lognormal(0, 0.3), new Lognormal(5, 0.5)),
        mixture(0.5, new Exponential(1), new Pareto(1.5, 100)),
        mixture(0.01, new Uniform(0, 1), new Uniform(10, 11)),
        mixture(0.3, mixture(0.5, new Exponential(1), new Weibull(0.5, 30)), waits()));
  }

  private static double[] sample(Distribution law, int size) {
    return LongStream.range(0, size)
        .mapToDouble(i -> law.quantile(RandomKey.uniform(RandomKey.mix(i), 0)))
        .toArray();
  }

  /** 100,000 draws; a false alarm in a million for each. */
  @ParameterizedTest
  @MethodSource("continuous")
  void draws_haveTheDistributionFunction(Distribution law) {
    assertThat(KolmogorovSmirnov.statistic(sample(law, 100_000), law))
        .isLessThan(KolmogorovSmirnov.ONE_IN_A_MILLION);
  }

  /** The test before does fail for another law: 2% of all values are somewhere else. */
  @Test
  void draws_ofAnotherLawAreFound() {
    Distribution law = new GammaLaw(0.93, 2201);
    assertThat(KolmogorovSmirnov.statistic(sample(new GammaLaw(0.96, 2201), 100_000), law))
        .isGreaterThan(KolmogorovSmirnov.ONE_IN_A_MILLION);
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void quantile_invertsTheShares(Distribution law) {
    for (double u = 1e-6; u < 1 - 1e-6; u += 0.000997) {
      assertThat(law.below(law.quantile(u))).isCloseTo(u, within(3e-5));
    }
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void shares_addUpToOne(Distribution law) {
    for (double u : new double[] {1e-9, 0.001, 0.1, 0.5, 0.9, 0.999, 1 - 1e-9}) {
      double x = law.quantile(u);
      assertThat(law.below(x) + law.above(x)).isCloseTo(1, within(1e-13));
    }
    assertThat(law.below(0)).isZero();
    assertThat(law.above(0)).isEqualTo(1);
  }

  /** Neighbours that differ by one part in 2^52, at random places and at both ends. */
  @ParameterizedTest
  @MethodSource("continuous")
  void quantile_neverFallsAsURises(Distribution law) {
    double before = law.quantile(LEAST);
    assertThat(before).isNotNegative().isFinite();
    for (int i = 1; i < 200_000; i++) {
      double value = law.quantile(i / 200_000.0);
      assertThat(value).isGreaterThanOrEqualTo(before);
      before = value;
      double u = RandomKey.uniform(i, 1);
      assertThat(law.quantile(u + 0x1.0p-52)).isGreaterThanOrEqualTo(law.quantile(u));
    }
    assertThat(law.quantile(GREATEST)).isGreaterThanOrEqualTo(before).isFinite();
  }

  /** The mean is the integral of the quantiles: Simpson's rule on the scale of deviations. */
  @ParameterizedTest
  @MethodSource("continuous")
  void mean_isTheIntegralOfTheQuantiles(Distribution law) {
    if (Double.isInfinite(law.mean())) {
      return; // of the log-logistic law of shape 1/2, which has a test of its own
    }
    double integral = NormalScale.meanUpTo(law, Double.MAX_VALUE);
    // what lies beyond 8.3 deviations is a thousandth of the mean where the tail is Pareto's 1.5
    assertThat(law.mean()).isCloseTo(integral, Percentage.withPercentage(0.05));
  }

  @Test
  void loglogistic_isMadeOfOdds() {
    Loglogistic law = new Loglogistic(2, 10);

    assertThat(law.quantile(0.5)).isEqualTo(10);
    assertThat(law.quantile(0.8)).isCloseTo(20, within(1e-12)); // odds of 4 = 2^2
    assertThat(law.below(20)).isCloseTo(0.8, within(1e-15));
    assertThat(law.mean()).isCloseTo(10 * Math.PI / 2, within(1e-12));
    assertThat(new Loglogistic(1, 3).mean()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.93, 1, 2.5, 40, 900, 10_000})
  void gamma_agreesWithCommonsMath(double shape) {
    GammaLaw law = new GammaLaw(shape, 3);
    GammaDistribution theirs = new GammaDistribution(null, shape, 3, 1e-14);
    for (double u : new double[] {1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999, 1 - 1e-6}) {
      double x = theirs.inverseCumulativeProbability(u);
      if (x < 1e-9) {
        continue; // theirs does not find values so small
      }
      assertThat(law.quantile(u))
          .isCloseTo(x, Percentage.withPercentage(Math.abs(u - 0.5) > 0.4999 ? 1e-2 : 2e-3));
      assertThat(law.below(x)).isCloseTo(theirs.cumulativeProbability(x), within(1e-10));
    }
    assertThat(law.mean()).isEqualTo(3 * shape);
  }

  /** Of shape 1 it is the exponential law, in both tails. */
  @Test
  void gamma_ofShapeOneIsExponential() {
    GammaLaw law = new GammaLaw(1, 2);
    Exponential same = new Exponential(2);
    for (double u = LEAST; u < 1; u = 1.9 * u) {
      assertThat(law.quantile(u)).isCloseTo(same.quantile(u), Percentage.withPercentage(0.01));
      assertThat(law.quantile(1 - u))
          .isCloseTo(same.quantile(1 - u), Percentage.withPercentage(0.01));
    }
  }

  @Test
  void quantiles_goThroughTheirPoints() {
    Quantiles law = waits();

    assertThat(law.quantile(0.5)).isCloseTo(86, within(1e-9));
    assertThat(law.quantile(0.9)).isCloseTo(1236, within(1e-8));
    assertThat(law.quantile(0.99)).isCloseTo(50_040, within(1e-6));
    assertThat(law.below(86)).isCloseTo(0.5, within(1e-14));
  }

  /** A table of a lognormal law gives that law back: beyond its points as well, and its mean. */
  @Test
  void quantiles_ofALognormalAreThatLaw() {
    Lognormal law = new Lognormal(3, 1.4);
    Quantiles table =
        new Quantiles(
            List.of(
                new Point(0.5, law.quantile(0.5)),
                new Point(0.9, law.quantile(0.9)),
                new Point(0.999, law.quantile(0.999))));
    for (double u : new double[] {LEAST, 1e-6, 0.2, 0.7, 0.95, 0.99999, GREATEST}) {
      assertThat(table.quantile(u)).isCloseTo(law.quantile(u), Percentage.withPercentage(1e-9));
    }
    assertThat(table.mean()).isCloseTo(law.mean(), Percentage.withPercentage(1e-9));
  }

  /**
   * Human waits of agents' sessions: p50 86 s, p90 20.6 min, p99 13.9 h, of which the true mean is
   * 46.7 min. The lognormal law through the first two has a p99 of 3.0 h and a mean of 12.5 min;
   * the flatter of two lines beyond p99 gives 54.3 min.
   */
  @Test
  void quantiles_ofHumanWaitsHaveAMeanThatALognormalMisses() {
    Lognormal two = Lognormal.ofPercentiles(86, 0.9, 1236);

    assertThat(two.quantile(0.99) / 3600).isCloseTo(3.0, within(0.05));
    assertThat(two.mean() / 60).isCloseTo(12.5, within(0.05));
    assertThat(waits().mean() / 60).isCloseTo(54.3, within(0.05));
  }

  /** From p0 to p100 alone the logarithm lies evenly: a mean of (8 - 2) / ln 4. */
  @Test
  void quantiles_ofBothEndsAreLogUniform() {
    Quantiles law = new Quantiles(List.of(new Point(0, 2), new Point(1, 8)));

    assertThat(law.quantile(0.5)).isCloseTo(4, within(1e-12));
    assertThat(law.mean()).isCloseTo(6 / Math.log(4), within(1e-12));
    assertThat(law.quantile(LEAST)).isCloseTo(2, within(1e-12));
    assertThat(law.quantile(GREATEST)).isCloseTo(8, within(1e-12));
    assertThat(law.below(4)).isCloseTo(0.5, within(1e-12));
    assertThat(law.above(8)).isZero();
    assertThat(law.below(2)).isZero();
  }

  @Test
  void quantiles_mayStandStill() {
    Quantiles law =
        new Quantiles(List.of(new Point(0.2, 5), new Point(0.8, 5), new Point(0.9, 10)));

    assertThat(law.quantile(0.1)).isCloseTo(5, within(1e-12)); // continued from p20 and p80
    assertThat(law.quantile(0.5)).isCloseTo(5, within(1e-12));
    assertThat(law.quantile(0.9)).isCloseTo(10, within(1e-12));
    assertThat(law.below(5)).isCloseTo(0.8, within(1e-12));
    assertThat(law.below(4.9)).isZero();
  }

  @Test
  void quantiles_thatCannotBeAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantiles(List.of(new Point(0.5, 5), new Point(0.9, 4))))
        .withMessage("p90 (4.0) must be at least p50 (5.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantiles(List.of(new Point(0.5, 5), new Point(0.5, 6))))
        .withMessage("quantiles must rise");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantiles(List.of(new Point(0.5, 5), new Point(1, 9))))
        .withMessageContaining("two percentiles");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point(0.999, 0))
        .withMessage("p99.9 (0.0) must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Point(1.2, 1))
        .withMessage("share (1.2) must lie from 0.0 to 1.0");
  }

  /** 30% are nothing, 50% are 10, 20% are 1000; no draw is anything else. */
  @Test
  void mixture_ofConstantsHasThemAlone() {
    Mixture law =
        new Mixture(
            List.of(
                new Part(0.3, new Constant(0)),
                new Part(0.2, new Constant(1000)),
                new Part(0.5, new Constant(10))));
    int[] counts = new int[3];
    for (int i = 0; i < 1_000_000; i++) {
      double value = law.quantile((i + 0.5) / 1_000_000);
      int kind = value == 0 ? 0 : value < 100 ? 1 : 2;
      assertThat(value).isCloseTo(new double[] {0, 10, 1000}[kind], within(1e-7));
      counts[kind]++;
    }
    assertThat(counts[0]).isCloseTo(300_000, within(11));
    assertThat(counts[1]).isCloseTo(500_000, within(22));
    assertThat(law.mean()).isEqualTo(205);
  }

  /** Half of it is not below 100, half not above 2. */
  @Test
  void mixture_hasItsPartsSideBySide() {
    Mixture law = mixture(0.25, new Uniform(1, 2), new Uniform(100, 200));

    assertThat(law.quantile(0.125)).isCloseTo(1.5, within(1e-4));
    assertThat(law.quantile(0.625)).isCloseTo(150, within(1e-2));
    assertThat(law.below(50)).isEqualTo(0.25);
    assertThat(law.mean()).isCloseTo(0.25 * 1.5 + 0.75 * 150, within(1e-12));
  }

  @Test
  void mixture_ofOneLawIsThatLaw() {
    Mixture law = new Mixture(List.of(new Part(1, new Lognormal(2, 0.7))));
    for (double u : new double[] {LEAST, 0.01, 0.5, 0.99, GREATEST}) {
      assertThat(law.quantile(u))
          .isCloseTo(new Lognormal(2, 0.7).quantile(u), Percentage.withPercentage(1e-3));
    }
  }

  @Test
  void mixture_ofObservedValuesHasThemAlone() {
    Mixture law =
        mixture(0.5, new Empirical(new double[] {1, 2, 3, 4}), new Empirical(new double[] {2, 8}));
    assertThat(law.quantile(0.1)).isCloseTo(1, within(1e-9));
    assertThat(law.quantile(0.2)).isCloseTo(2, within(1e-9)); // 1/8, then 3/8 of 2
    assertThat(law.quantile(0.49)).isCloseTo(2, within(1e-9));
    assertThat(law.quantile(0.51)).isCloseTo(3, within(1e-9));
    assertThat(law.quantile(0.9)).isCloseTo(8, within(1e-9));
  }

  @Test
  void mixture_whoseSharesDoNotAddUpIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mixture(List.of(new Part(0.7, new Constant(1)))))
        .withMessage("mixture (0.7) must add up to 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new Mixture(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Part(-0.1, new Constant(1)))
        .withMessageContaining("share (-0.1)");
  }

  @Test
  void empirical_quantilesAreOrderStatistics() {
    Empirical law = new Empirical(new double[] {30, 10, 20, 20});

    assertThat(law.quantile(LEAST)).isEqualTo(10);
    assertThat(law.quantile(0.25)).isEqualTo(10);
    assertThat(law.quantile(0.26)).isEqualTo(20);
    assertThat(law.quantile(0.75)).isEqualTo(20);
    assertThat(law.quantile(0.76)).isEqualTo(30);
    assertThat(law.quantile(GREATEST)).isEqualTo(30);
    assertThat(law.mean()).isEqualTo(20);
    assertThat(law.below(20)).isEqualTo(0.75);
    assertThat(law.above(9.9)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Empirical(new double[0]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Empirical(new double[] {-1}));
    assertThatIllegalArgumentException().isThrownBy(() -> new Empirical(new double[] {2, 1}, 1));
  }

  /** Of a mean of 3, capped at 5: 3 (1 - exp(-5/3)). */
  @Test
  void capped_hasAnAtomAtItsLimit() {
    Capped law = new Capped(new Exponential(3), 5);

    assertThat(law.mean()).isCloseTo(3 * (1 - Math.exp(-5.0 / 3)), Percentage.withPercentage(1e-7));
    assertThat(law.quantile(0.5)).isEqualTo(new Exponential(3).quantile(0.5));
    assertThat(law.quantile(0.99)).isEqualTo(5);
    assertThat(law.below(5)).isEqualTo(1);
    assertThat(law.above(4.99)).isCloseTo(Math.exp(-4.99 / 3), within(1e-12));
    assertThat(new Capped(new Uniform(1, 2), 7).mean()).isEqualTo(1.5);
    assertThat(new Capped(new Uniform(3, 4), 2).mean()).isEqualTo(2);
    assertThat(new Capped(new Pareto(1, 1), 10).mean())
        .isCloseTo(1 + Math.log(10), Percentage.withPercentage(1e-6)); // 1 + the integral of 1/x
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Capped(new Constant(1), 0))
        .withMessage("max (0.0) must be positive");
  }

  /** Prompts of Azure's code trace: gamma(0.93, 2201) cut at 7,437, of which the mean is 2,048. */
  @Test
  void capped_gammaIsWhatAzureCodePromptsLookLike() {
    Capped law = new Capped(new GammaLaw(0.93, 2201), 7437);

    assertThat(law.mean()).isBetween(1900.0, 2047.0);
    assertThat(law.quantile(0.99)).isEqualTo(7437);
    assertThat(law.quantile(0.9)).isBetween(4600.0, 5200.0); // 5,188 in the trace
  }
}
