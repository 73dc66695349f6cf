package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

  @Test
  void help_listsTheBenchmarksAmongTheCommands() {
    assertThat(run("--help").out()).containsPattern("(?m)^ +bench +Measure Stampede");
  }

  @Test
  void bench_saysThatTheLauncherStartsIt() {
    Result result = run("bench", "hold", "--quick");

    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("./stampede bench");
  }
}
