package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Scenario;
import dev.stampede.scenarios.text.Problem;
import org.junit.jupiter.api.Test;

class ExtendsTest {

  @Test
  void child_replacesWholeValues() {
    Scenario scenario =
        Scenario.extended(
            "architectures:",
            "  graceful: {extends: failover, rungs: 4}",
            "  failover: {extends: single, ladder: {b: 1}}",
            "  single: {chain: 1, ladder: {a: 1}, rungs: 1}");
    MappingReader graceful = architecture(scenario, "graceful");
    assertThat(graceful.required("chain").integer(0, 9)).isEqualTo(1);
    assertThat(graceful.required("rungs").integer(0, 9)).isEqualTo(4);
    MappingReader ladder = graceful.required("ladder").mapping();
    assertThat(ladder.has("a")).isFalse();
    assertThat(ladder.has("b")).isTrue();
    graceful.finish();
    scenario.complains();
  }

  @Test
  void child_ofABoundIsNone() {
    Scenario scenario =
        Scenario.extended(
            "architectures:",
            "  wished: {extends: graceful, bound: true}",
            "  graceful: {extends: oracle, rungs: 4}",
            "  oracle: {bound: true, chain: 1, rungs: 1}");
    assertThat(architecture(scenario, "wished").has("bound")).isTrue();
    assertThat(architecture(scenario, "oracle").has("bound")).isTrue();
    MappingReader graceful = architecture(scenario, "graceful");
    assertThat(graceful.has("bound")).isFalse();
    assertThat(graceful.required("chain").integer(0, 9)).isEqualTo(1);
    scenario.complains();
  }

  @Test
  void inheritedMistake_isReportedOnce_whereItStands() {
    Scenario scenario = Scenario.extended("architectures:", "  a: {chain: x}", "  b: {extends: a}");
    architecture(scenario, "a").required("chain").integer(0, 9);
    architecture(scenario, "b").required("chain").integer(0, 9);
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly("architectures.a.chain (x) must be a whole number");
  }

  @Test
  void unknownParent_isAnError() {
    Scenario.extended("architectures:", "  single: {}", "  b: {extends: singel}")
        .complains(
            "scenario.yaml:3:16: error: 'extends' names an unknown 'singel' in architectures",
            "    b: {extends: singel}",
            "                 ^",
            "  help: did you mean 'single'?");
  }

  @Test
  void circle_isAnError_atEachOfItsLinks() {
    Scenario.extended(
            "architectures:", "  a: {extends: b}", "  b: {extends: a}", "  c: {extends: a}")
        .complains(
            "scenario.yaml:2:16: error: 'extends: b' closes a circle in architectures",
            "    a: {extends: b}",
            "                 ^",
            "scenario.yaml:3:16: error: 'extends: a' closes a circle in architectures",
            "    b: {extends: a}",
            "                 ^");
  }

  @Test
  void selfExtension_isACircle() {
    Scenario.extended("architectures: {a: {extends: a}}")
        .complains(
            "scenario.yaml:1:30: error: 'extends: a' closes a circle in architectures",
            "    architectures: {a: {extends: a}}",
            "                                 ^");
  }

  @Test
  void parent_mustBeOneName() {
    Scenario.extended("architectures:", "  a: {extends: [b]}", "  b: 5", "  c: {extends: }")
        .complains(
            "scenario.yaml:2:16: error: 'extends' must be one name in architectures",
            "    a: {extends: [b]}",
            "                 ^",
            "scenario.yaml:4:15: error: 'extends' must be one name in architectures",
            "    c: {extends: }",
            "                ^");
  }

  @Test
  void childOfABrokenParent_isNotBlamedForMissingKeys() {
    Scenario scenario = Scenario.extended("architectures:", "  a: {extends: nobody, chain: x}");
    MappingReader a = architecture(scenario, "a");
    a.required("chain").integer(0, 9);
    a.required("ladder").list();
    a.finish();
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly(
            "'extends' names an unknown 'nobody' in architectures",
            "architectures.a.chain (x) must be a whole number");
  }

  @Test
  void endlessLine_isCut() {
    StringBuilder file = new StringBuilder("architectures:\n  a0: {}\n");
    for (int i = 1; i < 50; i++) {
      file.append("  a%d: {extends: a%d}%n".formatted(i, i - 1));
    }
    assertThat(Scenario.extended(file.toString()).problems().render())
        .contains("error: 'extends' goes deeper than 32\n");
  }

  @Test
  void otherSections_areLeftAlone() {
    Scenario scenario = Scenario.extended("providers: {a: {extends: b}}", "architectures: 5");
    scenario.complains();
    assertThat(scenario.reader().required("architectures").integer(0, 9)).isEqualTo(5);
  }

  private static MappingReader architecture(Scenario scenario, String name) {
    return scenario.reader().required("architectures").mapping().required(name).mapping();
  }
}
