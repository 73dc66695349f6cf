package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stampede.experiments.scenario.Scenario;
import org.junit.jupiter.api.Test;

class ScenarioTest {

  private static final Scenario SCENARIO =
      Scenarios.read(
          """
          apiVersion: stampede/v1
          name: three
          description: Three of them.
          duration: 10s
          seed: 7
          replications: 3
          demand: {work: {arrivals: {rate: 1/s}}}
          providers: {p: {engine: {servers: 1, service: 1s}}}
          architectures:
            single: {ladder: [p]}
            pair: {ladder: [p]}
            oracle: {bound: true, ladder: [p]}
          objectives: [work.tickets <= 5]
          gate: pair
          """);

  @Test
  void copies_differInOnePoint() {
    assertThat(SCENARIO.withSeed(8).seed()).isEqualTo(8);
    assertThat(SCENARIO.withSeed(8).withSeed(7)).isEqualTo(SCENARIO);
    assertThat(SCENARIO.withReplications(9).replications()).isEqualTo(9);
    assertThat(SCENARIO.withReplications(9).withReplications(3)).isEqualTo(SCENARIO);
    assertThat(SCENARIO.withGate("single").gate()).isEqualTo("single");
    assertThat(SCENARIO.withGate("single").withGate("pair")).isEqualTo(SCENARIO);
  }

  @Test
  void gates_mustBeAbleToDecide() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCENARIO.withGate("nobody"))
        .withMessage("gate (nobody) is no architecture");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCENARIO.withGate("oracle"))
        .withMessage("gate (oracle) is a bound, which decides nothing");
  }

  @Test
  void replications_areAtLeastOne() {
    assertThat(SCENARIO.withReplications(1).replications()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SCENARIO.withReplications(0))
        .withMessage("replications (0) must be at least 1");
  }
}
