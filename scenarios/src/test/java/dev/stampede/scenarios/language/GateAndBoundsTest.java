package dev.stampede.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.experiments.scenario.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which architectures are judged, and which of them decides. */
class GateAndBoundsTest {

  private static final String TEXT =
      """
      apiVersion: stampede/v1
      name: gated
      duration: 10m
      demand: {work: {arrivals: {rate: 1/s}}}
      providers: {one: {engine: {servers: 9, service: 1s}}}
      architectures:
        nothing: {bound: true, ladder: [one]}
        today: {ladder: [one]}
        proposed: {extends: nothing, replicas: 2}
      objectives: [work.availability >= 99%]
      """;

  private static Reading reading(String... settings) {
    return new Reading(TEXT, Path.of(""), settings);
  }

  private static Reading gated(String gate) {
    return Reading.of(TEXT + "gate: " + gate + "\n");
  }

  @Test
  void bounds_areThoseThatSaySo_andNoneThatExtendThem() {
    Reading reading = reading();
    reading.complains();
    assertThat(reading.scenario().bounds()).containsExactly("nothing");
    assertThat(reading.scenario().gate()).isNull();
    assertThat(reading("architectures.nothing.bound=false").scenario().bounds()).isEmpty();
  }

  @Test
  void bounds_cannotBeAll() {
    Reading reading =
        Reading.of(
            TEXT.replace("today: {", "today: {bound: true, ")
                .replace("nothing, rep", "nothing, bound: true, rep"));
    reading.complains(
        "scenario.yaml:7:3: error: architectures has bounds only",
        "    nothing: {bound: true, ladder: [one]}",
        "    ^",
        "  help: leave 'bound: true' out of those that could be built");
  }

  @Test
  void bound_isTrueOrFalse() {
    assertThat(Reading.of(TEXT.replace("bound: true", "bound: oracle")).rendered())
        .contains("architectures.nothing.bound (oracle) must be true or false");
  }

  @Test
  void gate_isAnArchitecture() {
    Reading reading = gated("proposed");
    reading.complains();
    assertThat(reading.scenario().gate()).isEqualTo("proposed");
    assertThat(reading("gate=today").scenario().gate()).isEqualTo("today");
    assertThat(gated("null").scenario().gate()).isNull();
  }

  @Test
  void gate_staysWithOtherSeedsAndReplications() {
    Scenario scenario = gated("proposed").scenario().withSeed(3).withReplications(4);
    assertThat(scenario.gate()).isEqualTo("proposed");
    assertThat(scenario.bounds()).containsExactly("nothing");
    assertThat(scenario.withGate("today").gate()).isEqualTo("today");
  }

  @Test
  void gate_withAnUnknownNameIsAnError() {
    gated("propsed")
        .complains(
            "scenario.yaml:11:7: error: unknown architecture 'propsed' in gate",
            "    gate: propsed",
            "          ^",
            "  help: did you mean 'proposed'?");
  }

  @Test
  void gate_cannotBeABound() {
    gated("nothing")
        .complains(
            "scenario.yaml:11:7: error: gate (nothing) is a bound, which decides nothing",
            "    gate: nothing",
            "          ^",
            "  help: name one that is judged, or none");
    Scenario scenario = reading().scenario();
    assertThatThrownBy(() -> scenario.withGate("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gate (nothing) is a bound, which decides nothing");
    assertThatThrownBy(() -> scenario.withGate("nobody"))
        .hasMessage("gate (nobody) is no architecture");
  }

  /** It would never be shut. */
  @Test
  void gate_needsAnObjective() {
    String versus = "objectives=[{metric: tickets, versus: today, at_most: 10%}]";
    assertThat(reading("gate=today", versus).rendered())
        .contains("gate (today) has no objective that could decide");
    assertThat(reading("gate=proposed", versus).rendered()).isEmpty();
    assertThat(reading("gate=proposed", "objectives=[]").rendered())
        .contains("gate (proposed) has no objective that could decide");
    // what is wrong with the objectives is said alone
    assertThat(reading("gate=proposed", "objectives=[work.nosuch >= 1%]").rendered())
        .contains("nosuch")
        .doesNotContain("decide");
  }
}
