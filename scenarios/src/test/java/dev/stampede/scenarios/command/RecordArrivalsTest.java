package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --record-arrivals} writes, and that it comes back as it was. */
class RecordArrivalsTest {

  private static final String GENERATED =
      """
      chat:
        arrivals: {rate: 2/s, surges: [{at: 2m, peak: 3x, hold: 1m}]}
        request:
          input_tokens: {dist: lognormal, p50: 500, p99: 4000}
          output_tokens: {quantiles: {p50: 80, p90: 300, p99: 900}}
          cached_input: {dist: uniform, min: 0%, max: 60%}
        tolerance: {deadline: 9s}
      batch:
        arrivals: {rate: 1/s}
        request: {input_tokens: 300, output_tokens: {dist: exponential, mean: 40}}
        resubmit: {probability: 80%, delay: 10s, max: 3}
        patience: 2s
      """;

  @TempDir private Path directory;

  private Result runs(String demand, Path file, String name, Object... more) {
    Path scenario =
        write(
            directory,
            name + ".yaml",
            """
            apiVersion: stampede/v1
            name: recorded
            duration: 5m
            warmup: 1m
            seed: 3
            replications: 2
            demand:
            %s
            providers:
              p: {engine: {tokens: {concurrency: 9, first_token: 100ms, tokens_per_second: 50/s}}}
              q: {engine: {servers: 4, service: {dist: exponential, mean: 1s}}}
            architectures: {a: {ladder: [p, q]}, b: {ladder: [q]}}
            """
                .formatted(demand.indent(2).stripTrailing()));
    Object[] arguments =
        Stream.concat(
                Stream.of(
                    "run", scenario, "-o", directory.resolve(name), "--record-arrivals", file),
                Stream.of(more))
            .toArray();
    return run(arguments);
  }

  @Test
  void rows_areAllNewWorkInTheOrderOfTime() throws IOException {
    Path file = directory.resolve("arrivals.csv");

    Result result = runs(GENERATED, file, "first");

    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = Files.readAllLines(file);
    assertThat(result.err())
        .contains("arrivals of the first replication are in " + file)
        .contains("recorded: ");
    assertThat(lines.get(0))
        .isEqualTo("time_s,use_case,input_tokens,output_tokens,cached_input_tokens,tenant");
    List<String> rows = lines.subList(1, lines.size());
    assertThat(rows)
        .allMatch(row -> row.matches("\\d+\\.\\d{9},(chat|batch),\\d+,\\d+,\\d+,ourselves"))
        .isSortedAccordingTo((a, b) -> Double.compare(seconds(a), seconds(b)));
    // 2/s * (4 + 3) min = 840 and 300 arrivals, within 4 standard deviations of a Poisson number
    assertThat(rows.stream().filter(row -> row.contains(",chat,")).count()).isBetween(724L, 956L);
    assertThat(rows.stream().filter(row -> row.contains(",batch,")).count()).isBetween(230L, 370L);
    assertThat(seconds(rows.get(0))).isLessThan(10); // the warm-up is in it
    assertThat(seconds(rows.get(rows.size() - 1))).isBetween(280.0, 300.0);
  }

  private static double seconds(String row) {
    return Double.parseDouble(row.substring(0, row.indexOf(',')));
  }

  /** Times, lengths and numbers are those of the run, so all that is drawn is as well. */
  @Test
  void replay_isTheRunItself() throws IOException {
    Path file = directory.resolve("arrivals.csv");
    Path again = directory.resolve("again.csv");
    runs(GENERATED, file, "generated");
    Result replayed =
        runs(
            """
            chat:
              arrivals: {trace: arrivals.csv, where: {use_case: chat}}
              tolerance: {deadline: 9s}
            batch:
              arrivals: {trace: arrivals.csv, where: {use_case: batch}}
              resubmit: {probability: 80%, delay: 10s, max: 3}
              patience: 2s
            """,
            again, "replayed");

    assertThat(replayed.code()).as(replayed.err()).isZero();
    assertThat(again).hasSameBinaryContentAs(file);
    // arrivals of replications are shared in a replay: the first row of each architecture
    assertThat(firstReplications("replayed")).isEqualTo(firstReplications("generated"));
  }

  /** Whatever comes beside it, and however that scatters. */
  @Test
  void anotherUseCase_leavesTheArrivalsOfTheOthers() throws IOException {
    Path alone = directory.resolve("alone.csv");
    Path beside = directory.resolve("beside.csv");
    runs(GENERATED, alone, "alone");
    runs(
        """
        another:
          arrivals: {rate: 5/s, pattern: {hawkes: {branching: 80%, decay: 9s}}, batch: 3}
          request: {correlation: 40%}
        """
            + GENERATED,
        beside,
        "beside");

    List<String> rows = Files.readAllLines(beside);
    assertThat(rows).anyMatch(row -> row.contains(",another,"));
    assertThat(rows.stream().filter(row -> !row.contains(",another,")))
        .containsExactlyElementsOf(Files.readAllLines(alone));
  }

  /**
   * All but the tail: a replay does not know that there was a surge, whose end it is counted from.
   */
  private List<List<String>> firstReplications(String name) throws IOException {
    Path file = directory.resolve(name).resolve("replications.csv");
    List<List<String>> lines =
        Files.readAllLines(file).stream().map(row -> List.of(row.split(",", -1))).toList();
    int tail = lines.get(0).indexOf("tail");
    assertThat(tail).isPositive();
    List<List<String>> rows =
        lines.stream()
            .filter(row -> row.get(2).equals("0"))
            .map(ArrayList::new)
            .map(
                row -> {
                  row.remove(tail);
                  return List.copyOf(row);
                })
            .toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  @Test
  void packedFile_holdsTheSame() throws IOException {
    Path plain = directory.resolve("arrivals.csv");
    Path packed = directory.resolve("arrivals.csv.GZ");
    runs(GENERATED, plain, "plain");
    runs(GENERATED, packed, "packed", "-q");

    try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Files.readString(plain));
    }
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left.filter(path -> path.toString().endsWith(".new"))).isEmpty();
    }
  }

  /** Nothing about a run changes when it is recorded, and any number of workers gives the same. */
  @Test
  void recording_leavesTheRunAlone() throws IOException {
    Path one = directory.resolve("one.csv");
    Path two = directory.resolve("two.csv");
    runs(GENERATED, one, "one", "-j", "1");
    String recorded = digest("one");
    runs(GENERATED, two, "two", "-j", "2");

    assertThat(two).hasSameBinaryContentAs(one);
    run("run", directory.resolve("two.yaml"), "-o", directory.resolve("bare"), "-q");
    assertThat(digest("bare")).isEqualTo(recorded);
  }

  private String digest(String name) throws IOException {
    String summary = Files.readString(directory.resolve(name).resolve("summary.json"));
    return Pattern.compile("\"digest\" : \"([^\"]+)\"")
        .matcher(summary)
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void placeThatCannotBeWritten_isAnErrorBeforeTheRun() {
    Result nowhere = runs(GENERATED, directory.resolve("no/arrivals.csv"), "first");
    assertThat(nowhere.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(nowhere.err()).contains("cannot write").contains("there is no folder");
    assertThat(directory.resolve("first")).doesNotExist();

    Result folder = runs(GENERATED, directory, "second");
    assertThat(folder.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(folder.err()).contains("it is a folder");
  }

  @Test
  void severalScenarios_areRefused() {
    Path scenario = write(directory, "small.yaml", CommandLineFixture.SMALL);
    Path file = directory.resolve("arrivals.csv");

    Result result = run("run", scenario, scenario, "--record-arrivals", file);

    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains("--record-arrivals takes the arrivals of one scenario");
    assertThat(file).doesNotExist();
  }
}
