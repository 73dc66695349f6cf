package dev.stampede.benchmarks.command;

import static dev.stampede.benchmarks.result.Results.entry;
import static dev.stampede.benchmarks.result.Results.file;
import static dev.stampede.benchmarks.result.Results.fork;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.benchmarks.result.Measurement;
import dev.stampede.benchmarks.result.ResultFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  private static final String OLD =
      file(
          entry("HoldBenchmark.stampede", "100", fork(50, 50.4, 52), fork(49, 50.6, 51)),
          entry("HoldBenchmark.ssj", "100", fork(150, 151, 152), fork(149, 150, 151)),
          entry("HoldBenchmark.stampede", "10000", fork(90, 91, 92), fork(89, 90, 91)));
  private static final String NEW =
      file(
          entry("HoldBenchmark.stampede", "100", fork(25, 25.2, 26), fork(25, 25.5, 26)),
          entry("HoldBenchmark.ssj", "100", fork(150, 150.5, 151), fork(149, 150.5, 152)));

  @TempDir Path folder;

  /** What a call left. */
  private record Result(int code, String out, String err) {}

  private static Result run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        BenchCommand.execute(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void benchmark_isMeasuredInAForkAndPrintedAsJson() throws IOException {
    System.setProperty("jmh.ignoreLock", "true"); // another user's benchmark may be running
    Result result = run("hold", "--quick", "--no-peers", "--json", "-p", "pending=50");
    List<Measurement> measurements = ResultFile.parse("out", result.out());

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(measurements).hasSize(1);
    assertThat(measurements.get(0).work()).isEqualTo("hold");
    assertThat(measurements.get(0).params())
        .containsEntry("pending", "50")
        .containsEntry("law", "exponential");
    assertThat(measurements.get(0).forks()).hasSize(1);
    assertThat(measurements.get(0).median()).isBetween(1.0, 1e5);
    assertThat(measurements.get(0).allocated().getAsDouble()).isLessThan(1);
  }

  @ParameterizedTest
  @CsvSource({
    "hodl, did you mean 'hold'",
    "mm2, did you mean 'mm1'",
    "hold --peers=sjs, did you mean 'ssj'",
    "hold -p law=grd, did you mean 'grid'",
    "hold -p pendin=3, did you mean 'pending'",
    "hold -p pending=many, must be a whole number",
    "hold -p pending=, must be a whole number",
    "--qick, Unknown option: '--qick'",
    "--compare old.json, --compare"
  })
  void wrongCommandLine_saysWhatWasMeant(String args, String message) {
    Result result = run((Object[]) args.split(" "));

    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("stampede: error: ").contains(message);
  }

  @Test
  void list_namesAllBenchmarks() {
    Result result = run("--list");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .contains(
            "floor",
            "hold",
            "timers",
            "mm1",
            "phold",
            "channel",
            "barrier",
            "storm",
            "batching",
            "chain",
            "histogram",
            "replications");
  }

  @Test
  void help_explainsTheExitCodes() {
    Result result = run("--help");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("--quick", "--compare", "Exit codes");
  }

  @Test
  void compare_saysWhatChanged() throws IOException {
    Result result = run("--compare", write("old.json", OLD), write("new.json", NEW));
    List<String> lines = result.out().lines().toList();

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).contains("hold.stampede", "pending=100", "0.502").endsWith("  faster");
    assertThat(lines.get(2)).contains("hold.ssj").endsWith("  no difference");
  }

  @Test
  void read_printsTheTableOfAFile() throws IOException {
    Result result = run("--read", write("old.json", OLD), "--markdown");

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out())
        .startsWith("| work | parameters |")
        .contains("| 50.5 |", "| 151 (2.98x) |", "at least 3.50x SSJ: not met");
  }

  @Test
  void brokenFiles_cannotBeRead() throws IOException {
    Path old = write("old.json", OLD);

    assertThat(run("--compare", old, folder.resolve("gone.json")).code())
        .isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(run("--compare", old, write("cut.json", OLD.substring(0, 200))).err())
        .contains("cut.json:", "not JSON");
    assertThat(run("--compare", write("other.json", "{}"), old).err())
        .contains("other.json", "no result of JMH");
  }

  @Test
  void strangers_cannotBeCompared() throws IOException {
    Path stranger = write("stranger.json", file(entry("Other.one", "1", fork(1, 2, 3))));
    Result result = run("--compare", write("old.json", OLD), stranger);

    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains("no benchmark in common");
  }
}
