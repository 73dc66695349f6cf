package dev.stampede.scenarios.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void problem_pointsLikeACompiler() {
    Source source = Source.of("scenario.yaml", "\n".repeat(11) + "    concurency: 400\n");
    assertThat(
            rendered(
                new Position(source, 12, 5),
                "unknown key 'concurency' in providers.primary",
                "did you mean 'concurrency'?"))
        .isEqualTo(
            """
            scenario.yaml:12:5: error: unknown key 'concurency' in providers.primary
                concurency: 400
                ^
              help: did you mean 'concurrency'?
            """);
  }

  @Test
  void problem_withoutLineOrHelp_isOneLine() {
    assertThat(rendered(Source.of("a.yaml", "").at(0), "the scenario is empty", null))
        .isEqualTo("a.yaml:1:1: error: the scenario is empty\n");
  }

  @Test
  void caret_standsAfterExpandedTabs() {
    assertThat(rendered(Source.of("a", "\t- {x:\t!}").at(7), "m", null))
        .isEqualTo("a:1:8: error: m\n    - {x:    !}\n             ^\n");
  }

  @Test
  void caret_countsWideCharactersTwice_andMarksNotAtAll() {
    assertThat(rendered(Source.of("a", "\u6771\u4eac: e\u0301 x").at(7), "m", null))
        .isEqualTo("a:1:8: error: m\n    \u6771\u4eac: e\u0301 x\n" + " ".repeat(4 + 8) + "^\n");
  }

  @Test
  void column_countsCodePoints() {
    Position at = Source.of("a", "x: \ud83d\ude00 y").at(5);
    assertThat(at.column()).isEqualTo(6);
    assertThat(rendered(at, "m", null)).endsWith("    x: \ud83d\ude00 y\n          ^\n");
  }

  @Test
  void escapesAndHiddenCharacters_becomeVisible() {
    Source source = Source.of("a\u001b.yaml", "k: \u001b[31m\u202ered\u0000");
    assertThat(rendered(source.at(10), "text '\u0007'", "try\r'\u2028'"))
        .isEqualTo(
            "a\\x1b.yaml:1:11: error: text '\\x07'\n"
                + "    k: \\x1b[31m\\u{202e}red\\x00\n"
                + " ".repeat(4 + 3 + 4 + 4 + 8 + 1)
                + "^\n"
                + "  help: try\\r'\\u{2028}'\n");
  }

  @Test
  void longLine_isCutAroundTheColumn() {
    String line = "a".repeat(500) + "!" + "b".repeat(500);
    String[] lines = rendered(Source.of("a", line).at(500), "m", null).split("\n", -1);
    assertThat(lines[1]).isEqualTo("    ..." + "a".repeat(60) + "!" + "b".repeat(39) + "...");
    assertThat(lines[2]).isEqualTo(" ".repeat(4 + 3 + 60) + "^");
  }

  @Test
  void position_mustExist() {
    assertThatThrownBy(() -> rendered(new Position(Source.of("a", "x"), 1, 0), "m", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line (1) and column (0) must be at least 1");
  }

  private static String rendered(Position at, String message, @Nullable String help) {
    Problems problems = new Problems();
    problems.error(at, message, help);
    return problems.list().get(0).render();
  }
}
