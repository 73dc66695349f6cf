package dev.stampede.experiments.demand.scatter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.experiments.demand.RateCurve;
import dev.stampede.experiments.demand.RecordedRequests;
import dev.stampede.experiments.demand.scatter.Candidate.Shape;
import org.junit.jupiter.api.Test;

class ArrivalFitTest {

  private static Candidate chosen(Scatter made, RateCurve curve, double span, long seed) {
    return ArrivalFit.of(Made.of(made, curve, span, seed), 1).chosen().orElseThrow();
  }

  @Test
  void steadyTraces_areToldApart() {
    RateCurve steady = RateCurve.constant(5);
    assertThat(chosen(new PoissonScatter(), steady, 3_600, 2).scatter().kind())
        .isEqualTo("poisson");
    assertThat(chosen(new RenewalScatter(RenewalLaw.GAMMA, 0.2), steady, 3_600, 2).scatter().kind())
        .isEqualTo("gamma");
    assertThat(
            chosen(new RenewalScatter(RenewalLaw.WEIBULL, 0.6), steady, 3_600, 2).scatter().kind())
        .isEqualTo("weibull");
    assertThat(chosen(new HawkesScatter(0.5, 2), steady, 3_600, 2).scatter().kind())
        .isEqualTo("hawkes");
    Candidate mmpp = chosen(new SwitchingScatter(0.4, 1 / 3.0, 10 / 3.0), steady, 3_600, 2);
    assertThat(mmpp.scatter().kind()).isEqualTo("mmpp");
    assertThat(mmpp.shape()).isEqualTo(Shape.CONSTANT);
  }

  /** An hour that goes up and down by half is a moving rate, and no burst. */
  @Test
  void movingRate_isNotTakenForBursts() {
    double[] rates = new double[13];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = 10 + 5 * Math.sin(2 * Math.PI * i / 12.0);
    }
    Candidate chosen = chosen(new PoissonScatter(), new RateCurve(0, 300, rates), 3_600, 5);

    assertThat(chosen.scatter().kind()).isEqualTo("poisson");
    assertThat(chosen.shape()).isIn(Shape.SLOW, Shape.POINTS);
    assertThat(chosen.curve().at(900)).isCloseTo(15, within(1.0));
    assertThat(chosen.curve().at(2_700)).isCloseTo(5, within(1.0));
  }

  /** Bursts of twenty within a millisecond at the ends of long silences: no process here. */
  @Test
  void whatNothingFits_hasNoChosen() {
    RecordedRequests trace = new RecordedRequests();
    for (int burst = 0; burst < 500; burst++) {
      for (int i = 0; i < 20; i++) {
        trace.add(burst * 7_000_000_000L + i * 50_000L, -1, -1, -1);
      }
    }
    assertThat(ArrivalFit.of(trace, 50_000).chosen()).isEmpty();
  }

  /** A clock of whole seconds hides what is within them, and is no reason to see bursts. */
  @Test
  void coarseClock_isNotTakenForBursts() {
    RecordedRequests fine = Made.of(new PoissonScatter(), RateCurve.constant(20), 1_000, 4);
    RecordedRequests coarse = new RecordedRequests();
    for (int i = 0; i < fine.rows(); i++) {
      coarse.add(fine.nanos(i) / 1_000_000_000L * 1_000_000_000L, -1, -1, -1);
    }
    Candidate chosen = ArrivalFit.of(coarse, 1_000_000_000L).chosen().orElseThrow();

    assertThat(chosen.scatter().kind()).isIn("poisson", "gamma");
    assertThat(chosen.scatter().parameters()).allMatch(p -> Math.abs(p.value() - 1) < 0.05);
  }

  /** Stretches of a long trace: a tenth of the rows at each of ten places, the ends included. */
  @Test
  void longTraces_areFittedInStretches() {
    RecordedRequests trace = new RecordedRequests();
    for (int i = 0; i < 200_000; i++) {
      trace.add(i * 1_000L, -1, -1, -1);
    }
    Stretches stretches = Stretches.of(trace, 1_000);

    assertThat(stretches.share()).isEqualTo(0.25);
    assertThat(stretches.times()).hasSize(10);
    assertThat(stretches.times().get(0)[0]).isEqualTo(0);
    assertThat(stretches.times().get(9)[4_999]).isCloseTo(0.199999, within(1e-9));
  }
}
