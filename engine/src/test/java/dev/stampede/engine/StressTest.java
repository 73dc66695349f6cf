package dev.stampede.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the jcstress tests of this package for a moment each: enough to see a mistake in the logic.
 * With {@code -Dstress=default}, or {@code tough}, they run for as long as jcstress thinks fit, in
 * all its ways of compilation.
 */
final class StressTest {

  private static final String TESTS = "7";

  /** Half a minute on a quiet machine. A barrier that never lets go is found by this, too. */
  private static final long MOST_MINUTES = 5;

  private static final long MOST_MINUTES_IF_LONG = 600;

  private static final List<String> SHORT =
      List.of(
          "-m", "quick", // few strides
          "-f", "1", // one fork for each test and pair of cores
          "-fsm", "0", // and none with a randomized compiler
          "-iters", "1",
          "-time", "200", // milliseconds
          "-sc", "false", // both actors compiled alike
          "-hs", "128", // megabytes for each fork
          "-jvmArgs", "-Xmx256m");

  @Test
  void noForbiddenOutcome_isSeen(@TempDir Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    String preset = System.getProperty("stress");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-r", folder.toString()));
    command.addAll(preset == null ? SHORT : List.of("-m", preset));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended =
        process.waitFor(preset == null ? MOST_MINUTES : MOST_MINUTES_IF_LONG, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();

    String printed = Files.readString(log);
    assertThat(ended).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    assertThat(printed).contains(TESTS + " matching test results");
  }
}
