package dev.stampede.models.theory;

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
  void waits_areMarkovs() {
    // M/M/1: the wait is rho / (mu - lambda), and as long as t with rho e^(-(mu - lambda) t).
    assertThat(Erlang.meanWait(1, 0.8)).isCloseTo(4, within(1e-12));
    assertThat(Erlang.inside(1, 0.8)).isCloseTo(4, within(1e-12));
    assertThat(Erlang.waitsLonger(1, 0.8, 5)).isCloseTo(0.8 * Math.exp(-1), within(1e-12));
    assertThat(Erlang.meanWait(100, 90)).isCloseTo(0.0216940, within(5e-8));
    assertThat(Erlang.waitsLonger(100, 90, 0.1)).isCloseTo(0.0798079, within(5e-8));
    // Of the call centre 88.835 % wait for 20 s at most, and the mean wait is 7.8359 s.
    assertThat(1 - Erlang.waitsLonger(14, 10, 20 / 180.0)).isCloseTo(0.888350, within(5e-7));
    assertThat(180 * Erlang.meanWait(14, 10)).isCloseTo(7.8359, within(5e-5));
  }

  @Test
  void states_giveBlockingOfBoundedQueues() {
    assertThat(Erlang.states(12, 1, 10, 20, 0).share(20)).isCloseTo(0.1796659, within(5e-8));
    assertThat(Erlang.states(8, 10, 1, 5, 0).share(5)).isCloseTo(0.0888195, within(5e-8));
  }

  @Test
  void states_giveErlangA() {
    BirthDeath chain = Erlang.states(12, 1, 10, 400, 1);
    double waiting = chain.mean(n -> Math.max(0, n - 10));
    assertThat(waiting / 12).isCloseTo(0.2136324, within(5e-8)); // theta E[Q] / lambda
    assertThat(chain.from(10)).isCloseTo(0.7576078, within(5e-8));
  }
}
