package dev.stampede.experiments.scenario;

import static dev.stampede.experiments.tally.Samples.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Objective;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {

  private static Objective objective(@Nullable String versus) {
    return new Objective("text", "work", Metrics.TICKETS, atMost(1), versus, null);
  }

  @Test
  void boundsDecideNothing() {
    assertThat(Gate.objection("oracle", Set.of("oracle"), List.of(objective(null))))
        .contains("is a bound, which decides nothing");
  }

  @Test
  void whoIsOnlyComparedWith_couldNeverDecide() {
    String objection = "has no objective that could decide";
    assertThat(Gate.objection("a", Set.of("oracle"), List.of())).contains(objection);
    assertThat(Gate.objection("a", Set.of(), List.of(objective("a")))).contains(objection);
    assertThat(Gate.objection("a", Set.of(), List.of(objective("a"), objective("b")))).isEmpty();
    assertThat(Gate.objection("a", Set.of("oracle"), List.of(objective(null)))).isEmpty();
  }
}
