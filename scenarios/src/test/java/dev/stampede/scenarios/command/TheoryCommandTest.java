package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import org.junit.jupiter.api.Test;

class TheoryCommandTest {

  @Test
  void help_saysWhatItRuns() {
    assertThat(run("theory", "--help").out()).contains("--experiments=N").contains("2000");
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
