package dev.stampede.scenarios.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a scenario to begin with is opened. */
class StarterTest {

  private static final String TEXT =
      """
      # Does it
      # hold?
      #
      #   ./stampede run FILE -n 3
      #
      # Change first: the rate.
      name: a
      # no part of it
      """;

  @Test
  void of_readsTheQuestionTheCommandAndTheAdvice() {
    assertThat(Starter.of("a", TEXT))
        .isEqualTo(
            new Starter(
                "a", "Does it hold?", "./stampede run FILE -n 3", "Change first: the rate.", TEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"name: a\n", "# Does it hold?\nname: a\n", "# One?\n#\n# two\n#\n# three\n"})
  void of_whatOpensOtherwise_isRejected(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Starter.of("a", text))
        .withMessage("a must open with a question, a command and what to change first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.yaml     | ./stampede run a.yaml -n 3
          my/b-1.yaml | ./stampede run my/b-1.yaml -n 3
          """)
  void commandFor_namesTheFile(String file, String command) {
    assertThat(Starter.of("a", TEXT).commandFor(file)).isEqualTo(command);
  }

  @Test
  void commandFor_quotesWhatAShellWouldTakeApart() {
    assertThat(Starter.of("a", TEXT).commandFor("it's a;b.yaml"))
        .isEqualTo("./stampede run 'it'\\''s a;b.yaml' -n 3");
  }
}
