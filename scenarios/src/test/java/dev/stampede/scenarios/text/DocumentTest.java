package dev.stampede.scenarios.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.language.Scenario;
import org.junit.jupiter.api.Test;

class DocumentTest {

  @Test
  void json_isAccepted() {
    Scenario scenario =
        Scenario.of("{", "\t\"seed\": 42,", "\t\"name\": \"\\ud83d\\ude00\\/\"", "}");
    assertThat(scenario.reader().required("seed").integer(0, 100)).isEqualTo(42);
    assertThat(scenario.reader().required("name").text()).isEqualTo("\ud83d\ude00/");
    scenario.complains();
  }

  @Test
  void coreSchema_keepsNoAndOnAsText() {
    Scenario scenario = Scenario.of("name: no", "description: on");
    assertThat(scenario.reader().required("name").text()).isEqualTo("no");
    assertThat(scenario.reader().required("description").text()).isEqualTo("on");
    scenario.complains();
  }

  @Test
  void emptyFile_saysSo() {
    Scenario.ofBytes(new byte[0]).complains("scenario.yaml:1:1: error: the scenario is empty");
    Scenario.of("# only a comment")
        .complains(
            "scenario.yaml:1:1: error: the scenario is empty", "    # only a comment", "    ^");
  }

  @Test
  void root_mustBeAMapping() {
    Scenario.of("- a")
        .complains(
            "scenario.yaml:1:1: error: a scenario must be a mapping, not a list",
            "    - a",
            "    ^",
            "  help: start with 'apiVersion: stampede/v1'");
  }

  @Test
  void duplicateKey_namesTheFirst() {
    Scenario.of("providers:", "  north: {rate: 1/s, rate: 2/s}", "  north: 1")
        .complains(
            "scenario.yaml:2:22: error: duplicate key 'rate'",
            "    north: {rate: 1/s, rate: 2/s}",
            "                       ^",
            "  help: it is first given on line 2, column 11",
            "scenario.yaml:3:3: error: duplicate key 'north'",
            "    north: 1",
            "    ^",
            "  help: it is first given on line 2, column 3");
  }

  @Test
  void anchorsAliasesAndMergeKeys_areRejectedAllAtOnce() {
    Scenario.of("a: &x {b: 1}", "c: *x", "d: {<<: {e: 1}}")
        .complains(
            "scenario.yaml:1:4: error: anchors are not part of the language",
            "    a: &x {b: 1}",
            "       ^",
            "  help: for variants, use 'extends'",
            "scenario.yaml:2:4: error: aliases are not part of the language",
            "    c: *x",
            "       ^",
            "  help: for variants, use 'extends'",
            "scenario.yaml:3:5: error: merge keys are not part of the language",
            "    d: {<<: {e: 1}}",
            "        ^",
            "  help: for variants, use 'extends'");
  }

  @Test
  void tags_areRejected() {
    Scenario.of("a: !!java.net.URL [x]", "b: !mine y")
        .complains(
            "scenario.yaml:1:4: error: the tag '!!java.net.URL' is not allowed",
            "    a: !!java.net.URL [x]",
            "       ^",
            "  help: leave it out: every key knows the type of its value",
            "scenario.yaml:2:4: error: the tag '!mine' is not allowed",
            "    b: !mine y",
            "       ^",
            "  help: leave it out: every key knows the type of its value");
  }

  @Test
  void secondDocument_isRejected() {
    Scenario.of("a: 1", "---", "b: 2")
        .complains(
            "scenario.yaml:2:1: error: a second document starts here",
            "    ---",
            "    ^",
            "  help: one file holds one scenario");
  }

  @Test
  void keys_mustBeText() {
    Scenario.of("[a]: 1", "{b: 1}: 2", "~: 3")
        .complains(
            "scenario.yaml:1:1: error: a key must be text, not a list",
            "    [a]: 1",
            "    ^",
            "scenario.yaml:2:1: error: a key must be text, not a mapping",
            "    {b: 1}: 2",
            "    ^",
            "scenario.yaml:3:1: error: a key must not be empty",
            "    ~: 3",
            "    ^");
  }

  @Test
  void missingSpaceAfterColon_isExplained() {
    Scenario.of("a: {rate:40/s}")
        .complains(
            "scenario.yaml:1:5: error: no space after the ':' in 'rate:40/s'",
            "    a: {rate:40/s}",
            "        ^",
            "  help: write 'rate: 40/s'");
  }

  @Test
  void tabs_cannotIndent() {
    Scenario.of("a:", "\tb: 1")
        .complains(
            "scenario.yaml:2:1: error: a tab cannot indent",
            "        b: 1",
            "    ^",
            "  help: indent with spaces");
  }

  @Test
  void openList_namesItsStart() {
    Scenario.of("a: [1, 2", "b: 3")
        .complains(
            "scenario.yaml:2:2: error: expected ',' or ']'",
            "    b: 3",
            "     ^",
            "  help: the list was opened on line 1, column 4");
  }

  @Test
  void openMapping_namesItsStart() {
    Scenario.of("a: {x: 1", "", "")
        .complains(
            "scenario.yaml:1:9: error: expected ',' or '}'",
            "    a: {x: 1",
            "            ^",
            "  help: the mapping was opened on line 1, column 4");
  }

  @Test
  void openQuote_isPointedAt() {
    Scenario.of("a: \"abc", "b: 1")
        .complains(
            "scenario.yaml:1:4: error: this quote is never closed", "    a: \"abc", "       ^");
  }

  @Test
  void colonInAValue_isExplained() {
    Scenario.of("a: b: c")
        .complains(
            "scenario.yaml:1:5: error: a ':' does not belong here",
            "    a: b: c",
            "        ^",
            "  help: check the indentation, or quote the value if the ':' is part of it");
  }

  @Test
  void wrongIndentation_isExplained() {
    Scenario.of("a:", "  b: 1", " c: 2")
        .complains(
            "scenario.yaml:3:2: error: this does not belong here",
            "    c: 2",
            "    ^",
            "  help: check the indentation and the line before");
  }

  @Test
  void keyWithoutColon_isPointedAt() {
    Scenario.of("a: 1", "b", "c: 2")
        .complains("scenario.yaml:2:1: error: expected ':' after this key", "    b", "    ^");
  }

  @Test
  void strangeStart_isExplained() {
    Scenario.of("a: @x")
        .complains(
            "scenario.yaml:1:4: error: a value cannot start with this character",
            "    a: @x",
            "       ^",
            "  help: quote the value");
    Scenario.of("a: }")
        .complains("scenario.yaml:1:4: error: expected a value", "    a: }", "       ^");
  }

  @Test
  void unknownEscape_isExplained() {
    Scenario.of("a: \"\\q\"")
        .complains(
            "scenario.yaml:1:6: error: found unknown escape character q(113) while scanning a"
                + " double-quoted scalar",
            "    a: \"\\q\"",
            "         ^");
  }

  @Test
  void otherYamlVersions_areRefused() {
    assertThat(Scenario.of("%YAML 2.0", "---", "a: 1").problems().render())
        .startsWith("scenario.yaml:1:1: error: not YAML 1.2: ");
  }

  @Test
  void controlCharacter_isLocated() {
    Scenario.of("a: 1", "b: x\u0000y")
        .complains(
            "scenario.yaml:2:5: error: the character U+0000 is not allowed",
            "    b: x\\x00y",
            "        ^",
            "  help: in a double-quoted text, write it as an escape");
  }

  @Test
  void windowsLineEnds_keepPositions() {
    Scenario.of("a: 1\r", "a: 2\r")
        .complains(
            "scenario.yaml:2:1: error: duplicate key 'a'",
            "    a: 2",
            "    ^",
            "  help: it is first given on line 1, column 1");
  }

  @Test
  void longestLine_isReadInItsTime_andALongerOneRefused() {
    Scenario.of("a: " + "x".repeat((1 << 20) - 3)).complains();
    assertThat(Scenario.of("b: 1", "a: " + "x".repeat(8 << 20)).problems().render())
        .startsWith("scenario.yaml:2:1048577: error: a line longer than 1048576 characters\n")
        .endsWith("  help: break it, for example after a comma or before a '#'\n");
  }
}
