package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: where its output goes, and when its memory is full. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTest {

  @TempDir Path folder;

  private record Ended(int code, String err) {}

  /** Runs Stampede in a shell; {@code $STAMPEDE} stands for how it is called. */
  private Ended shell(String javaOptions, String command) throws IOException, InterruptedException {
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -o pipefail; " + command);
    builder
        .environment()
        .put(
            "STAMPEDE",
            "%s -XX:+UseSerialGC %s %s"
                .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    javaOptions,
                    Main.class.getName()));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(err, StandardCharsets.UTF_8));
  }

  private String run(String more) {
    Path file = write(folder, "small.yaml", SMALL);
    return "$STAMPEDE run %s -o %s --json %s".formatted(file, folder.resolve("out"), more);
  }

  @Test
  void resultsThatCannotBeDelivered_areAnError_andAreOnTheDiskAllTheSame() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
    Ended ended = shell("", run("> /dev/full"));
    assertThat(ended.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(ended.err())
        .endsWith("error: cannot write to standard output: No space left on device\n");
    assertThat(folder.resolve("out/summary.json")).isNotEmptyFile();
  }

  @Test
  void closedOutput_isAnError() throws Exception {
    Ended ended = shell("", run(">&-"));
    assertThat(ended.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(ended.err()).contains("error: cannot write to standard output: ");
  }

  @Test
  void readerThatHasSeenEnough_isNoError() throws Exception {
    Ended ended = shell("", run("| head -c 1"));
    assertThat(ended.code()).isEqualTo(ExitCode.OK);
    assertThat(ended.err()).doesNotContain("error");
  }

  /** A queue without a limit that three million pieces of work wait in, and memory for few. */
  @Test
  void fullMemory_isSaidWithItsRemedy() throws Exception {
    Ended ended =
        shell("-Xmx48m", run("-j 1 -q --set demand.work.arrivals.rate=5000/s --set duration=10m"));
    assertThat(ended.code()).isEqualTo(ExitCode.INTERNAL_ERROR);
    assertThat(ended.err())
        .startsWith("stampede: error: out of memory at ")
        .endsWith("  help: give it more, as in STAMPEDE_JAVA_OPTS=-Xmx8g, or fewer --jobs\n");
  }
}
