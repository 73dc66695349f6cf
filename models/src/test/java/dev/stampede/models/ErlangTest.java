package dev.stampede.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The closed forms against published values, before anything is compared with them. */
class ErlangTest {

  @Test
  void lost_isTheErlangBFormula() {
    assertThat(Erlang.lost(1, 1)).isEqualTo(0.5); // a / (1 + a)
    assertThat(Erlang.lost(10, 8)).isCloseTo(0.1216611, within(5e-8));
    assertThat(Erlang.lost(100, 90)).isCloseTo(0.02695738, within(5e-9));
  }

  @Test
  void waits_isTheErlangCFormula() {
    assertThat(Erlang.waits(1, 0.8)).isCloseTo(0.8, within(1e-12)); // rho where c = 1
    assertThat(Erlang.waits(10, 8)).isCloseTo(0.4091802, within(5e-8));
    assertThat(Erlang.waits(100, 90)).isCloseTo(0.2169405, within(5e-8));
    // The classic call centre: 100 calls in 30 min, 180 s each, 14 agents.
    assertThat(Erlang.waits(14, 10)).isCloseTo(0.174132, within(5e-7));
  }

  @Test
  void states_giveBlockingOfBoundedQueues() {
    assertThat(Erlang.states(12, 1, 10, 20, 0)[20]).isCloseTo(0.1796659, within(5e-8));
    assertThat(Erlang.states(8, 10, 1, 5, 0)[5]).isCloseTo(0.0888195, within(5e-8));
  }

  @Test
  void states_giveErlangA() {
    double[] p = Erlang.states(12, 1, 10, 400, 1);
    double waiting = 0;
    for (int n = 10; n < p.length; n++) {
      waiting += (n - 10) * p[n];
    }
    assertThat(waiting / 12).isCloseTo(0.2136324, within(5e-8)); // theta E[Q] / lambda
  }
}
