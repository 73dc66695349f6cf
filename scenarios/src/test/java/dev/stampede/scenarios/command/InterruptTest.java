package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A polite kill of a real process: signals cannot be sent to a part of one. Ctrl-C takes the same
 * way, but a shell may have had its children ignore it.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptTest {

  @TempDir Path folder;

  /** A million replications take hours; ten seconds are enough for hundreds of them. */
  @Test
  void interrupted_writesTheCompleteReplicationsAndMarksThemPartial() throws Exception {
    Path out = folder.resolve("out");
    Process process = start(out, "-n", "1000000");
    Thread.sleep(8_000);
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    Summary summary = SummaryJson.read(Files.readString(out.resolve("summary.json")));
    assertThat(summary.partial()).isTrue();
    assertThat(summary.scenario().replications()).isBetween(1, 999_999);
    assertThat(out.resolve("report.html")).content().containsIgnoringCase("interrupted");
  }

  /** Most of a year on four threads takes minutes; eight seconds are a small part of it. */
  @Test
  void interrupted_endsATrialOnSeveralThreadsPromptly() throws Exception {
    Path out = folder.resolve("out");
    Process process =
        start(
            out,
            "-n",
            "1",
            "-j",
            "4",
            "--set",
            "duration=300d",
            "--set",
            "providers.one.network=20ms",
            "--set",
            "providers.two.network=20ms",
            "--set",
            "architectures={pair: {ladder: [one, two], replicas: 4}}");
    Thread.sleep(8_000);
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.resolve("summary.json")).doesNotExist();
  }

  private Process start(Path out, String... more) throws IOException {
    Path file = write(folder, "small.yaml", SMALL);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            file.toString(),
            "-o",
            out.toString());
    builder.command().addAll(java.util.List.of(more));
    return builder.inheritIO().start();
  }
}
