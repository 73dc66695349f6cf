package dev.stampede.scenarios.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.terminal.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0, 98, 98",
    "0, 4, 4",
    "98, 99, 99",
    "99, 130, 130",
    "98, 130, 130",
    "99, 4, 4",
    "130, 4, 4",
    "3, 4, 3"
  })
  void worse_takesErrorsThenInterruptionsThenFailedObjectives(int a, int b, int worse) {
    assertThat(ExitCode.worse(a, b)).isEqualTo(worse);
    assertThat(ExitCode.worse(b, a)).isEqualTo(worse);
  }
}
