package dev.stampede.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.engine.random.Distribution.Constant;
import dev.stampede.engine.random.Distribution.Exponential;
import dev.stampede.engine.random.Distribution.Lognormal;
import dev.stampede.engine.random.Distribution.Pareto;
import dev.stampede.engine.random.Distribution.Uniform;
import dev.stampede.engine.random.Distribution.Weibull;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DistributionTest {

  private static final double[] GRID = {
    1e-12, 1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 0.99,
    0.999, 0.9999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12
  };

  private record Peer(Distribution ours, RealDistribution theirs) {
    @Override
    public String toString() {
      return ours.toString();
    }
  }

  private record Invalid(Supplier<Distribution> make, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static List<Peer> peers() {
    return List.of(
        new Peer(new Uniform(2, 5), new UniformRealDistribution(2, 5)),
        new Peer(new Exponential(3), new ExponentialDistribution(3)),
        new Peer(new Exponential(1e9), new ExponentialDistribution(1e9)),
        new Peer(new Lognormal(0, 1), new LogNormalDistribution(0, 1)),
        new Peer(new Lognormal(-2.5, 0.3), new LogNormalDistribution(-2.5, 0.3)),
        new Peer(new Lognormal(6, 2), new LogNormalDistribution(6, 2)),
        new Peer(new Weibull(0.5, 2), new WeibullDistribution(0.5, 2)),
        new Peer(new Weibull(1, 7), new WeibullDistribution(1, 7)),
        new Peer(new Weibull(3.7, 1e6), new WeibullDistribution(3.7, 1e6)),
        new Peer(new Pareto(1.25, 3), new ParetoDistribution(3, 1.25)),
        new Peer(new Pareto(4, 100), new ParetoDistribution(100, 4)));
  }

  /** The value before and after ours, one part in 10^9 away, must enclose u. */
  @ParameterizedTest
  @MethodSource("peers")
  void quantile_agreesWithCommonsMath(Peer peer) {
    for (double u : GRID) {
      double x = peer.ours().quantile(u);
      double slack =
          3e-16; // their distribution function is good to some units in the last place of 1
      assertThat(peer.theirs().cumulativeProbability(x * (1 - 1e-9)) - slack)
          .as("u = %s", u)
          .isLessThanOrEqualTo(u);
      assertThat(peer.theirs().cumulativeProbability(x * (1 + 1e-9)) + slack)
          .as("u = %s", u)
          .isGreaterThanOrEqualTo(u);
    }
  }

  /** Where both are well conditioned, to 12 digits. */
  @ParameterizedTest
  @MethodSource("peers")
  void quantile_invertsTheDistributionFunction(Peer peer) {
    for (double u : GRID) {
      if (u >= 0.001 && u <= 0.999) {
        assertThat(peer.theirs().cumulativeProbability(peer.ours().quantile(u)))
            .isCloseTo(u, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void mean_agreesWithCommonsMath(Peer peer) {
    assertThat(peer.ours().mean())
        .isCloseTo(peer.theirs().getNumericalMean(), Percentage.withPercentage(1e-11));
  }

  /** Both shares, to the precision that theirs has. */
  @ParameterizedTest
  @MethodSource("peers")
  void below_andAboveAgreeWithCommonsMath(Peer peer) {
    for (double u : GRID) {
      double x = peer.ours().quantile(u);
      double below = peer.theirs().cumulativeProbability(x);
      assertThat(peer.ours().below(x)).isCloseTo(below, within(1e-13));
      assertThat(peer.ours().above(x)).isCloseTo(1 - below, within(1e-13));
    }
  }

  @ParameterizedTest
  @MethodSource("peers")
  void above_isExactInTheTail(Peer peer) {
    double tail = 0x1.0p-40;
    assertThat(peer.ours().above(peer.ours().quantile(1 - tail)))
        .isCloseTo(tail, Percentage.withPercentage(0.03)); // 1 - 2^-53 rounds by 2^-54: 2^-14
  }

  @ParameterizedTest
  @MethodSource("peers")
  void quantile_risesWithU(Peer peer) {
    assertThat(Arrays.stream(GRID).map(peer.ours()::quantile).toArray()).isSorted();
  }

  /** -ln(1 - u) = u + u^2 / 2 + ..., and at 1 - 2^-40 it is 40 ln 2. */
  @Test
  void quantile_ofAnExponentialIsExactAtBothEnds() {
    Exponential unit = new Exponential(1);

    assertThat(unit.quantile(1e-12)).isCloseTo(1e-12 + 5e-25, within(1e-27));
    assertThat(unit.quantile(1 - 0x1.0p-40)).isCloseTo(40 * Math.log(2), within(1e-14));
  }

  /** (1 / 2^-40)^(1 / 2) = 2^20. */
  @Test
  void quantile_ofAParetoIsExactInTheTail() {
    assertThat(new Pareto(2, 3).quantile(1 - 0x1.0p-40)).isEqualTo(3 * 0x1.0p20);
  }

  @Test
  void constant_isAlwaysItself() {
    Constant constant = new Constant(7);

    assertThat(Arrays.stream(GRID).map(constant::quantile)).containsOnly(7.0);
    assertThat(constant.mean()).isEqualTo(7);
  }

  /** 100 years of 365.25 days are 3,155,760,000 s. */
  @Test
  void quantileNanos_isOfSecondsAndAtMostAHundredYears() {
    assertThat(new Uniform(1, 2).quantileNanos(0.5)).isEqualTo(1_500_000_000);
    assertThat(new Constant(4e-10).quantileNanos(0.5)).isZero();
    assertThat(new Constant(6e-10).quantileNanos(0.5)).isEqualTo(1);
    assertThat(new Pareto(0.1, 1).quantileNanos(0.9999)).isEqualTo(3_155_760_000_000_000_000L);
  }

  @Test
  void pareto_hasNoMeanUpToShapeOne() {
    assertThat(new Pareto(1, 3).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Pareto(Math.nextDown(1.0), 3).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Pareto(0.5, 3).mean()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Pareto(2, 3).mean()).isEqualTo(6); // 2 * 3 / (2 - 1)
  }

  @Test
  void lognormal_hasThePercentilesItWasGiven() {
    Lognormal tokens = Lognormal.ofPercentiles(1020, 0.99, 4142);

    assertThat(tokens.quantile(0.5)).isCloseTo(1020, within(1e-9));
    assertThat(tokens.quantile(0.99)).isCloseTo(4142, within(1e-8));
    assertThat(Lognormal.ofPercentiles(5, 0.9, 5).quantile(0.9999)).isCloseTo(5, within(1e-12));
  }

  /** Of cv 2 and mean 3 the variance is 36 = (exp(sigma^2) - 1) exp(2 mu + sigma^2). */
  @Test
  void lognormal_hasTheMeanAndVariationItWasGiven() {
    Lognormal law = Lognormal.ofMean(3, 2);
    LogNormalDistribution peer = new LogNormalDistribution(law.mu(), law.sigma());

    assertThat(law.mean()).isCloseTo(3, within(1e-14));
    assertThat(peer.getNumericalVariance()).isCloseTo(36, within(1e-11));
    assertThat(Lognormal.ofMean(3, 0).quantile(0.9)).isCloseTo(3, within(1e-14));
  }

  static List<Invalid> invalid() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    return List.of(
        new Invalid(() -> new Constant(-1), "value (-1.0) must not be negative"),
        new Invalid(() -> new Constant(nan), "value (NaN) must be finite"),
        new Invalid(() -> new Constant(infinity), "value (Infinity) must be finite"),
        new Invalid(() -> new Constant(-infinity), "value (-Infinity) must be finite"),
        new Invalid(() -> new Uniform(-2, 1), "min (-2.0) must not be negative"),
        new Invalid(() -> new Uniform(3, 2), "max (2.0) must be at least min (3.0)"),
        new Invalid(() -> new Uniform(infinity, infinity), "min (Infinity) must be finite"),
        new Invalid(() -> new Uniform(3, infinity), "max (Infinity) must be finite"),
        new Invalid(() -> new Exponential(0), "mean (0.0) must be positive"),
        new Invalid(() -> new Exponential(nan), "mean (NaN) must be finite"),
        new Invalid(() -> new Lognormal(infinity, 1), "mu (Infinity) must be finite"),
        new Invalid(() -> new Lognormal(0, infinity), "sigma (Infinity) must be finite"),
        new Invalid(() -> Lognormal.ofMean(1, infinity), "cv (Infinity) must be finite"),
        new Invalid(() -> new Lognormal(0, -1), "sigma (-1.0) must not be negative"),
        new Invalid(() -> Lognormal.ofPercentiles(0, 0.9, 1), "p50 (0.0) must be positive"),
        new Invalid(
            () -> Lognormal.ofPercentiles(5, 0.99, 4), "p99 (4.0) must be at least p50 (5.0)"),
        new Invalid(
            () -> Lognormal.ofPercentiles(5, 0.999, 4), "p99.9 (4.0) must be at least p50 (5.0)"),
        new Invalid(
            () -> Lognormal.ofPercentiles(5, 0.5, 6), "share (0.5) must lie between 0.5 and 1.0"),
        new Invalid(
            () -> Lognormal.ofPercentiles(5, 1, 6), "share (1.0) must lie between 0.5 and 1.0"),
        new Invalid(() -> Lognormal.ofMean(-1, 1), "mean (-1.0) must be positive"),
        new Invalid(() -> Lognormal.ofMean(1, -1), "cv (-1.0) must not be negative"),
        new Invalid(() -> new Weibull(0, 1), "shape (0.0) must be positive"),
        new Invalid(() -> new Weibull(1, -1), "scale (-1.0) must be positive"),
        new Invalid(() -> new Pareto(0, 1), "shape (0.0) must be positive"),
        new Invalid(() -> new Pareto(1, infinity), "min (Infinity) must be finite"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void parameters_outOfRangeAreRejected(Invalid invalid) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invalid.make().get())
        .withMessage(invalid.message());
  }
}
