package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.tree;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How much is enough, by the command line. */
class HowMuchIsEnoughTest {

  private static final String QUEUE =
      """
      apiVersion: stampede/v1
      name: queue
      duration: 2h
      warmup: 10m
      seed: 5
      replications: 5
      demand:
        work: {arrivals: {rate: 1/s}, tolerance: {deadline: 1h}}
      providers:
        desk: {engine: {servers: 1, service: {dist: exponential, mean: 1s}}}
      architectures:
        all: {ladder: [desk]}
      """;

  @TempDir Path folder;

  private Result capacity(Path file, Object... words) {
    List<Object> all = new ArrayList<>(List.of("capacity", file));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", folder.resolve("out"), "--json", "--data-only"));
    return run(all.toArray());
  }

  /** A. K. Erlang, 1917: the share that waits, by his loss formula's recursion. */
  private static double erlangC(int servers, double load) {
    double loss = 1;
    for (int i = 1; i <= servers; i++) {
      loss = load * loss / (i + load * loss);
    }
    return loss / (1 - load / servers * (1 - loss));
  }

  /** The least servers; at them and at one less the share that waits is far from the limit. */
  @ParameterizedTest
  @CsvSource({"3, 20", "6, 15", "10, 10", "15, 25", "20, 30"})
  void leastServers_areErlangs(int load, int percent) {
    int least = load + 1;
    while (erlangC(least, load) > percent / 100.0) {
      least++;
    }
    Result result =
        capacity(
            write(folder, "queue.yaml", QUEUE),
            "--set",
            "demand.work.arrivals.rate=" + load + "/s",
            "--find",
            "providers.desk.engine.servers=" + (load + 1) + ".." + (load + 16) + ":1",
            "--until",
            "work.waitProbability <= " + percent + "%");

    assertThat(result.code()).isZero();
    JsonNode finding = tree(result).get("findings").get(0);
    assertThat(finding.get("value").stringValue()).isEqualTo(Integer.toString(least));
    assertThat(finding.get("beyond").get("value").stringValue())
        .isEqualTo(Integer.toString(least - 1));
    assertThat(finding.get("beyond").get("verdict").stringValue()).isEqualTo("failed");
  }

  private Path small() {
    return write(folder, "small.yaml", SMALL + "objectives:\n  - work.availability >= 95%\n");
  }

  @Test
  void largestLoad_isFoundForEachArchitecture() {
    Result result =
        capacity(small(), "--find", "demand.work.arrivals.rate=1/s..20/s:1/s", "--find-max");

    assertThat(result.code()).isZero();
    JsonNode findings = tree(result).get("findings");
    assertThat(findings.get(0).get("value").isNull()).isTrue();
    assertThat(findings.get(1).get("architecture").stringValue()).isEqualTo("pair");
    assertThat(findings.get(1).get("value").stringValue()).isEqualTo("9/s");
    assertThat(findings.get(1).get("beyond").get("value").stringValue()).isEqualTo("10/s");
    assertThat(folder.resolve("out/tried.csv")).isNotEmptyFile();
  }

  @Test
  void nothingInTheRange_failsAndSaysTheBest() {
    Result result =
        run(
            "capacity",
            small(),
            "--find",
            "providers.one.engine.servers=1..4:1",
            "--architecture",
            "single",
            "-o",
            folder.resolve("out"));

    assertThat(result.code()).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    assertThat(result.out())
        .contains("Nothing in the range keeps “work.availability >= 95%”, the best is", "7");
  }

  /** With one server at the second provider too few are served in the outage; with two, not. */
  @Test
  void ofSeveralRanges_theLastIsSearchedForAllValuesOfTheOthers() {
    Result result =
        capacity(
            small(),
            "--find",
            "providers.two.engine.servers=1,2",
            "--find",
            "providers.one.engine.servers=1..2:1",
            "--set",
            "demand.work.arrivals.rate=12/s",
            "--architecture",
            "pair");

    assertThat(result.code()).isZero();
    JsonNode findings = tree(result).get("findings");
    assertThat(findings).hasSize(2);
    assertThat(findings.get(0).get("value").isNull()).isTrue();
    assertThat(findings.get(1).get("value").stringValue()).isEqualTo("2");
    assertThat(findings.get(1).get("cheapest").booleanValue()).isTrue();
  }

  /** Below a file there is no room for a folder. */
  @Test
  void whatCannotBeWritten_isSaid() {
    for (String[] question :
        new String[][] {
          {"capacity", "--find", "providers.one.engine.servers=1..4:1"},
          {"sweep", "--vary", "providers.one.engine.servers=1..4:1"}
        }) {
      Path file = small();
      Result result = run(question[0], file, question[1], question[2], "-o", file.resolve("a/b"));

      assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
      assertThat(result.err()).contains("small.yaml");
    }
  }

  @Test
  void whatMakesNoSense_isRefused() {
    Result none =
        capacity(write(folder, "q.yaml", QUEUE), "--find", "providers.desk.engine.servers=1..4:1");
    assertThat(none.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(none.err()).contains("queue promises nothing");
    Result range = capacity(small(), "--find", "providers.desk.engine.servers=4..1:1");
    assertThat(range.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    Result path = capacity(small(), "--find", "providers.oen.engine.servers=1..4:1");
    assertThat(path.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(path.err()).contains("there is no provider 'oen'");
    Result name =
        capacity(
            small(), "--find", "providers.one.engine.servers=1..4:1", "--architecture", "pare");
    assertThat(name.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(name.err()).contains("no architecture 'pare'");
  }
}
