package dev.stampede.scenarios.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Scenario;
import dev.stampede.scenarios.text.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValueReaderTest {

  private enum When {
    BREAKER_OPEN,
    ALWAYS
  }

  @Test
  void texts_areTakenAsTheyAre() {
    Scenario scenario = Scenario.of("a: 42", "b: |", "  two", "  lines", "c: \"null\"");
    assertThat(scenario.reader().required("a").text()).isEqualTo("42");
    assertThat(scenario.reader().required("b").text()).isEqualTo("two\nlines\n");
    assertThat(scenario.reader().required("c").text()).isEqualTo("null");
    scenario.complains();
  }

  @Test
  void text_withControlCharacters_isRefused() {
    Scenario scenario = Scenario.of("a: \"\\e[31m\"", "b: \"\\ud800\"");
    assertThat(scenario.reader().required("a").text()).isEmpty();
    assertThat(scenario.reader().required("b").text()).isEmpty();
    scenario.complains(
        "scenario.yaml:1:4: error: a (\\x1b[31m) contains a control character",
        "    a: \"\\e[31m\"",
        "       ^",
        "  help: leave it out",
        "scenario.yaml:2:4: error: b (\\u{d800}) contains a control character",
        "    b: \"\\ud800\"",
        "       ^",
        "  help: leave it out");
  }

  @Test
  void names_arePlain() {
    Scenario scenario = Scenario.of("a: north-1_b", "b: no dots.here", "c: -x");
    assertThat(scenario.reader().required("a").name()).isEqualTo("north-1_b");
    scenario.reader().required("b").name();
    scenario.reader().required("c").name();
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly("b (no dots.here) is not a name", "c (-x) is not a name");
  }

  @Test
  void booleans_areTrueOrFalse() {
    Scenario scenario = Scenario.of("a: true", "b: False", "c: yes", "d: off", "e: 1");
    assertThat(scenario.reader().required("a").bool()).isTrue();
    assertThat(scenario.reader().required("b").bool()).isFalse();
    for (String key : List.of("c", "d", "e")) {
      scenario.reader().required(key).bool();
    }
    assertThat(scenario.problems().list())
        .extracting(Problem::help)
        .containsExactly("did you mean 'true'?", "did you mean 'false'?", "true or false");
  }

  @Test
  void choices_areInLowerSnakeCase() {
    Scenario scenario = Scenario.of("a: breaker_open", "b: breaker-open", "c: never");
    assertThat(scenario.reader().required("a").choice(When.class)).isEqualTo(When.BREAKER_OPEN);
    scenario.reader().required("b").choice(When.class);
    scenario.reader().required("c").choice(When.class);
    scenario.complains(
        "scenario.yaml:2:4: error: b (breaker-open) is not one of the choices",
        "    b: breaker-open",
        "       ^",
        "  help: did you mean 'breaker_open'?",
        "scenario.yaml:3:4: error: c (never) is not one of the choices",
        "    c: never",
        "       ^",
        "  help: one of: breaker_open, always");
  }

  @Test
  void references_thatDangle_areErrors() {
    Scenario scenario = Scenario.of("faults:", "  - {provider: nort}", "  - {provider: moon}");
    for (ValueReader fault : scenario.reader().required("faults").list()) {
      fault.mapping().required("provider").reference("provider", Set.of("north"));
    }
    scenario.complains(
        "scenario.yaml:2:16: error: unknown provider 'nort' in faults[0].provider",
        "    - {provider: nort}",
        "                 ^",
        "  help: did you mean 'north'?",
        "scenario.yaml:3:16: error: unknown provider 'moon' in faults[1].provider",
        "    - {provider: moon}",
        "                 ^",
        "  help: known here: north");
  }

  @Test
  void wrongShapes_areNamed() {
    Scenario scenario = Scenario.of("a: [1]", "b: x", "c: {d: 1}", "e: 5", "f:");
    scenario.reader().required("a").nanos();
    scenario.reader().required("b").mapping().required("z").nanos();
    assertThat(scenario.reader().required("c").list()).isEmpty();
    assertThat(scenario.reader().required("e").children()).isEmpty();
    scenario.reader().required("f").mapping();
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly(
            "a (a list) must be a single value",
            "b (x) must be a mapping",
            "c (a mapping) must be a list, as in [a, b]",
            "e (5) must be a mapping of names",
            "f has no value");
  }

  @Test
  void children_comeInFileOrder() {
    Scenario scenario = Scenario.of("fails_over_to: {south: 60%, east: 1%, idle:}");
    List<Named> children = scenario.reader().required("fails_over_to").children();
    assertThat(children)
        .extracting(child -> child.key().name())
        .containsExactly("south", "east", "idle");
    assertThat(children.get(0).value().share()).isEqualTo(0.6);
    assertThat(children.get(0).value().path()).isEqualTo("fails_over_to.south");
    assertThat(children.get(2).value().isPresent()).isFalse();
    scenario.complains();
  }

  @Test
  void elements_areNamesOrSingleKeys() {
    Scenario scenario =
        Scenario.of(
            "chain: [north, {retry: {max: 2}}, {timeout: 60s}, {bare: }, [x], {a: 1, b: 2}, 7]");
    List<Named> chain =
        scenario.reader().required("chain").list().stream().map(ValueReader::element).toList();
    assertThat(chain.get(0).key().name()).isEqualTo("north");
    assertThat(chain.get(0).value().isPresent()).isFalse();
    assertThat(chain.get(1).key().name()).isEqualTo("retry");
    assertThat(chain.get(1).value().mapping().path()).isEqualTo("chain[1].retry");
    assertThat(chain.get(1).value().isMapping()).isTrue();
    assertThat(chain.get(1).value().mapping().required("max").integer(0, 9)).isEqualTo(2);
    assertThat(chain.get(2).value().nanos()).isEqualTo(60_000_000_000L);
    assertThat(chain.get(3).value().isPresent()).isFalse();
    chain.get(4).key().name();
    chain.get(4).value().nanos();
    assertThat(chain.get(6).key().name()).isEqualTo("7");
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly(
            "chain[4] (a list) must be a name, or a mapping with one key",
            "chain[5] (a mapping) must be a name, or a mapping with one key");
  }

  @Test
  void unknownKind_pointsAtItsKey() {
    Scenario scenario = Scenario.of("chain:", "  - {retyr: {max: 2}}");
    Named element = scenario.reader().required("chain").list().get(0).element();
    element.key().reference("policy", Set.of("retry", "timeout"));
    scenario.complains(
        "scenario.yaml:2:6: error: unknown policy 'retyr' in chain[0]",
        "    - {retyr: {max: 2}}",
        "       ^",
        "  help: did you mean 'retry'?");
  }

  @Test
  void ownErrorsAndWarnings_pointAtTheValue() {
    Scenario scenario = Scenario.of("at: 5h");
    scenario.reader().required("at").error("at is after the end", null);
    scenario.reader().required("at").warning("at is late", "use 1h");
    scenario.complains(
        "scenario.yaml:1:5: error: at is after the end",
        "    at: 5h",
        "        ^",
        "scenario.yaml:1:5: warning: at is late",
        "    at: 5h",
        "        ^",
        "  help: use 1h");
  }

  /** So that a key without a value, wherever it is, has a place and not a stack trace. */
  @Test
  void scalarThatIsNotThere_isAnError() {
    Scenario scenario = Scenario.of("a: 1");
    scenario.reader().optional("b").nanos();
    assertThat(scenario.problems().list())
        .extracting(Problem::message)
        .containsExactly("b has no value");
  }
}
