package dev.stampede.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.benchmarks.model.Hold;
import dev.stampede.benchmarks.model.HoldModel;
import dev.stampede.benchmarks.model.Increments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldModelsTest {

  private static final int PENDING = 100;
  private static final int HOLDS = 50_000;

  private static void runAndCheck(HoldModel model) {
    model.run(HOLDS);
    model.run(HOLDS);

    assertThatCode(model::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exponential", "bimodal", "grid", "pareto"})
  void hold_losesNoEvent(String law) {
    runAndCheck(new Hold(PENDING, law));
    runAndCheck(new SsjHold(PENDING, law));
    runAndCheck(new DsolHold(PENDING, law));
  }

  @Test
  void simPy_losesNoEvent() {
    assumeTrue(Peer.SIMPY.isInstalled());
    try (SimPyHold model = new SimPyHold(PENDING)) {
      runAndCheck(model);
    }
  }

  @Test
  void check_findsAnEventThatWasLost() {
    Increments increments = new Increments("exponential", 1e5);
    double now = 1e9; // when each of 100 events has happened 10^4 times, at 10^5 ns

    assertThatCode(() -> increments.check(PENDING, 1_000_000, now)).doesNotThrowAnyException();
    assertThatThrownBy(() -> increments.check(PENDING, 990_000, now))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> increments.check(PENDING, 1_020_000, now))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void grid_isFullOfTies() {
    Increments increments = new Increments("grid", 1e6);

    for (int i = 0; i < 1000; i++) {
      assertThat(increments.next()).isPositive().matches(nanos -> nanos % 100_000 == 0);
    }
  }

  @Test
  void law_mustBeKnown() {
    assertThatThrownBy(() -> new Increments("normal", 1)).hasMessageContaining("NORMAL");
  }
}
