package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.terminal.ExitCode;
import dev.stampede.scenarios.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
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

  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;
  private @Nullable Process process;

  @AfterEach
  void leaveNothingRunning() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** A million replications take hours. One worker runs their trials in order, two for each. */
  @Test
  void interrupted_writesTheCompleteReplicationsAndMarksThemPartial() throws Exception {
    Path out = folder.resolve("out");
    Process run = start(out, "-j", "1", "-n", "1000000");
    awaitProgress(run, "\\((?:[2-9]|\\d{2,}) of 2000000 trials");
    kill(run);

    assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    Summary summary = SummaryJson.read(Files.readString(out.resolve("summary.json")));
    assertThat(summary.partial()).isTrue();
    assertThat(summary.scenario().replications()).isBetween(1, 999_999);
    assertThat(out.resolve("report.html")).content().containsIgnoringCase("interrupted");
  }

  /** Most of a year on four threads takes minutes, of which a hundredth is a small part. */
  @Test
  void interrupted_endsATrialOnSeveralThreadsPromptly() throws Exception {
    Path out = folder.resolve("out");
    Process run =
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
    awaitProgress(run, "[1-9]\\d* % \\(0 of 1 trials");
    kill(run);

    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out.resolve("summary.json")).doesNotExist();
  }

  /** What it prints goes to a file: a child that shared this process's output would garble it. */
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
    builder.command().addAll(List.of(more));
    builder.environment().put(Terminal.TERMINALS, "2"); // so that it shows its progress
    builder.redirectErrorStream(true).redirectOutput(log().toFile());
    process = builder.start();
    return process;
  }

  private Path log() {
    return folder.resolve("log");
  }

  /** Waits until the progress line has said something. */
  private void awaitProgress(Process run, String regex) throws InterruptedException {
    Pattern said = Pattern.compile(regex);
    long begin = System.nanoTime();
    while (!said.matcher(read(log())).find()) {
      assertThat(run.isAlive()).as(() -> read(log())).isTrue();
      assertThat(System.nanoTime() - begin)
          .as(() -> read(log()))
          .isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
      Thread.sleep(20);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8); // half a character is no error here
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(Process run) throws Exception {
    new ProcessBuilder("kill", "-TERM", Long.toString(run.pid())).start().waitFor();
  }
}
