package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.theory.PageFixture;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TheoryCommandTest {

  @Test
  void help_saysWhatItRuns() {
    assertThat(run("theory", "--help").out())
        .contains("--experiments=N")
        .contains("2000")
        .contains("--quick", "--seed=N");
  }

  @Test
  void exitCode_saysWhetherAllHolds() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    TheoryCommand command = new TheoryCommand(Terminal.of(stream, stream, Map.of()));

    assertThat(command.show(PageFixture.off(3.9))).isEqualTo(ExitCode.OK);
    assertThat(command.show(PageFixture.off(-4.1))).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1 of 1 rows hold.")
        .contains("0 of 1 rows hold.");
  }

  @Test
  void numbersBelowOne_areWrong() {
    Result experiments = run("theory", "--experiments", "0");
    Result jobs = run("theory", "-j", "0");

    assertThat(experiments.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(experiments.err()).contains("--experiments (0) must be at least 1");
    assertThat(jobs.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(jobs.err()).contains("--jobs (0) must be at least 1");
  }
}
