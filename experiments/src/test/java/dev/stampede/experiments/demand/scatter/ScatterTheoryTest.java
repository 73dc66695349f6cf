package dev.stampede.experiments.demand.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.demand.Counts;
import dev.stampede.experiments.demand.RateCurve;
import org.junit.jupiter.api.Test;

/** What processes are, worked by hand and by closed forms. */
class ScatterTheoryTest {

  private static Paced one(double gap, double rate) {
    return new Paced(
        new double[] {gap}, new double[] {gap * rate}, new double[] {rate}, new boolean[] {true});
  }

  /** At rate 2 a gap of 0.5 s has the density 2 exp(-1). */
  @Test
  void poisson_byHand() {
    double[] residual = new double[1];
    assertThat(new PoissonScatter().walk(one(0.5, 2), residual))
        .isCloseTo(Math.log(2) - 1, within(1e-12));
    assertThat(residual[0]).isEqualTo(1);
  }

  /** Gamma and Weibull gaps of shape 1 are exponential. */
  @Test
  void renewalOfShape1_isPoisson() {
    for (RenewalLaw law : RenewalLaw.values()) {
      double[] residual = new double[1];
      RenewalScatter exponential = new RenewalScatter(law, 1);
      assertThat(exponential.walk(one(0.5, 2), residual)).isCloseTo(Math.log(2) - 1, within(1e-9));
      assertThat(residual[0]).isCloseTo(1, within(1e-9));
      assertThat(exponential.parameters().get(0).value()).isCloseTo(1, within(1e-9));
    }
  }

  /** After an arrival: 0.5 x 2 of itself, and 0.5 x 2 + 0.5 / 4 brought on, for the gap's start. */
  @Test
  void hawkes_byHand() {
    double[] residual = new double[1];
    double left = 1.125 * Math.exp(-0.5 / 4);
    double compensator = 0.5 + (1.125 - left) * 4;
    assertThat(new HawkesScatter(0.5, 4).walk(one(0.5, 2), residual))
        .isCloseTo(Math.log(1 + left) - compensator, within(1e-12));
    assertThat(residual[0]).isCloseTo(compensator, within(1e-12));
  }

  /** States that never change: after an arrival the busy one is likelier by its rate. */
  @Test
  void mmppThatHardlySwitches_isAMixture() {
    double[] residual = new double[1];
    double calm = 0.5 * 0.5;
    double busy = 0.5 * 1.5;
    double longer = calm * Math.exp(-0.5) + busy * Math.exp(-1.5);
    double density = calm * 0.5 * Math.exp(-0.5) + busy * 1.5 * Math.exp(-1.5);
    assertThat(new SwitchingScatter(0.5, 0.5, 1e9).walk(one(0.5, 2), residual))
        .isCloseTo(Math.log(2 * density), within(1e-6));
    assertThat(residual[0]).isCloseTo(-Math.log(longer), within(1e-6));
  }

  /** Fano factor 1 / (1 - n)^2 of endless windows: 4 for n = 0.5. */
  @Test
  void dispersions_haveTheirLimits() {
    assertThat(new HawkesScatter(0.5, 2).dispersion(5, 1e6)).isCloseTo(4, within(1e-3));
    assertThat(new HawkesScatter(0.5, 2).dispersion(5, 1e-6)).isCloseTo(1, within(1e-3));
    SwitchingScatter mmpp = new SwitchingScatter(0.4, 1 / 3.0, 10 / 3.0);
    // 1 + 2 x 5/s x 1.8^2 x 2/9 x 10/3 s
    assertThat(mmpp.dispersion(5, 1e6)).isCloseTo(25, within(1e-3));
    assertThat(mmpp.dispersion(5, 1e-6)).isCloseTo(1, within(1e-3));
    assertThat(new RenewalScatter(RenewalLaw.GAMMA, 0.25).dispersion(5, 1e6))
        .isCloseTo(4, within(1e-9));
  }

  /**
   * Made arrivals have the dispersion that is said: of 10,000 windows within 3.3 times its standard
   * error, 1.4 %, which neighbours that depend on each other double.
   */
  @Test
  void dispersions_areThoseOfMadeArrivals() {
    for (Scatter scatter :
        new Scatter[] {
          new PoissonScatter(),
          new RenewalScatter(RenewalLaw.GAMMA, 0.25),
          new RenewalScatter(RenewalLaw.WEIBULL, 0.7),
          new HawkesScatter(0.5, 2),
          new SwitchingScatter(0.4, 1 / 3.0, 10 / 3.0)
        }) {
      Counts counts = Counts.of(Made.of(scatter, RateCurve.constant(5), 100_000, 7), 10);
      double said = scatter.dispersion(5, 10);
      assertThat(counts.dispersion()).as(scatter.kind()).isCloseTo(said, within(0.1 * said));
      assertThat(counts.mean()).as(scatter.kind()).isCloseTo(50, within(1.0));
    }
  }

  /** A rate that goes from 1/s to 9/s: 5/s in the mean, and a quarter of it in the first half. */
  @Test
  void madeArrivals_followTheCurve() {
    RateCurve ramp = new RateCurve(0, 10_000, new double[] {1, 9});
    for (Scatter scatter :
        new Scatter[] {
          new PoissonScatter(),
          new RenewalScatter(RenewalLaw.GAMMA, 0.5),
          new HawkesScatter(0.5, 2),
          new SwitchingScatter(0.4, 1 / 3.0, 10 / 3.0)
        }) {
      Counts halves = Counts.of(Made.of(scatter, ramp, 10_100, 3), 5_000);
      assertThat(halves.values()[0]).as(scatter.kind()).isCloseTo(15_000, within(1_500.0));
      assertThat(halves.values()[1]).as(scatter.kind()).isCloseTo(35_000, within(2_500.0));
    }
  }
}
