package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

  @TempDir Path folder;

  @Test
  void run_printsTheVerdictAndWritesAllArtefacts() {
    Result result = run("run", small(folder), "-o", folder.resolve("out"));

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("single", "pair", "report.html");
    assertThat(folder.resolve("out").resolve("report.html")).isNotEmptyFile();
    assertThat(folder.resolve("out").resolve("summary.json")).isNotEmptyFile();
    assertThat(folder.resolve("out").resolve("timeseries.csv")).isNotEmptyFile();
    assertThat(folder.resolve("out").resolve("latency.hlog")).isNotEmptyFile();
    assertThat(folder.resolve("out").resolve("charts")).isDirectoryContaining("glob:**.svg");
    assertThat(folder.resolve("out").resolve("charts")).isDirectoryContaining("glob:**.png");
  }

  @Test
  void run_printsJsonAndNothingElse() throws IOException {
    Result result = run("run", small(folder), "-o", folder.resolve("out"), "--json");
    Summary summary = SummaryJson.read(result.out());

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("{").contains("\"schema\"");
    assertThat(Files.readString(folder.resolve("out").resolve("summary.json")).strip())
        .isEqualTo(result.out().strip());
    assertThat(summary.scenario().replications()).isEqualTo(2);
    assertThat(summary.architectures()).extracting(a -> a.name()).containsExactly("single", "pair");
  }

  /** Two minutes of an outage, of nine that count: 960 of 4,320 pieces of work fail, about 22 %. */
  @Test
  void run_comparesArchitecturesOnTheSameWork() throws IOException {
    Summary summary = json("run", small(folder), "-o", folder.resolve("out"), "--json");
    UseCaseSummary single = summary.architectures().get(0).useCases().get(0);
    UseCaseSummary pair = summary.architectures().get(1).useCases().get(0);

    assertThat(single.outcomes().offered()).isEqualTo(pair.outcomes().offered());
    assertThat(single.outcomes().failed()).isBetween(1_700L, 2_150L);
    assertThat(pair.outcomes().failed()).isLessThan(10);
    assertThat(pair.availability().mean()).isGreaterThan(single.availability().mean() + 0.2);
    assertThat(summary.comparisons())
        .filteredOn(c -> c.metric().equals("availability"))
        .singleElement()
        .satisfies(c -> assertThat(c.difference().ci95().get(0)).isPositive());
  }

  /** From the file to the words: more capacity would not have helped. */
  @Test
  void run_tellsAnOutageByItsName_whateverItsStatus() throws IOException {
    Path file =
        write(
            folder,
            "outage.yaml",
            SMALL.replace("kind: outage", "kind: outage, status: 529, error_latency: 0s"));
    Result result = run("run", file, "-o", folder.resolve("out"));

    assertThat(result.out()).contains("one: outage (529)").doesNotContain("overloaded");
    assertThat(folder.resolve("out").resolve("report.html"))
        .content()
        .contains("one: outage (529)");
    Summary summary =
        SummaryJson.read(Files.readString(folder.resolve("out").resolve("summary.json")));
    assertThat(summary.architectures().get(0).attribution().origins())
        .extracting(origin -> origin.at())
        .contains(
            new Step(1, "one", "call", "overloaded", "outage", "", 529),
            new Step(1, "one", "call", "cut", "outage", "", 0),
            new Step(1, "one", "call", "ok", "", "", 0));
    assertThat(summary.architectures().get(0).providers().get(0).overloaded()).isZero();
  }

  @Test
  void run_givesTheSameBitsForAnyNumberOfJobs() throws IOException {
    Path file = small(folder);
    Summary one = json("run", file, "-o", folder.resolve("a"), "--json", "-j", 1, "-n", 5);
    Summary two = json("run", file, "-o", folder.resolve("b"), "--json", "-j", 2, "-n", 5);
    Summary eight = json("run", file, "-o", folder.resolve("c"), "--json", "-j", 8, "-n", 5);

    assertThat(two.run().digest()).isEqualTo(one.run().digest());
    assertThat(two.architectures()).isEqualTo(one.architectures());
    assertThat(two.comparisons()).isEqualTo(one.comparisons());
    assertThat(eight.architectures()).isEqualTo(one.architectures());
    for (String name : List.of("timeseries.csv", "latency.hlog")) {
      assertThat(folder.resolve("b").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
    }
  }

  /** More jobs than trials: a trial itself runs on several. */
  @Test
  void run_givesTheSameBitsForAnyNumberOfJobsInOneTrial() throws IOException {
    Path file =
        write(
            folder,
            "replicas.yaml",
            SMALL
                .replace("replications: 2", "replications: 1")
                .replace("one: {", "one: {network: 20ms, ")
                .replace("two: {", "two: {network: 30ms, ")
                .replace("single: {ladder: [one]}\n", "")
                .replace("[one, two]", "[one, two], replicas: 3, chain: [{timeout: 2s}]"));
    Summary one = json("run", file, "-o", folder.resolve("a"), "--json", "-j", 1);
    Summary four = json("run", file, "-o", folder.resolve("b"), "--json", "-j", 4);

    assertThat(four.run().digest()).isEqualTo(one.run().digest());
    assertThat(four.architectures()).isEqualTo(one.architectures());
  }

  /**
   * The digest of this run on any machine and JDK. It may change only with a change of the models
   * or of the random numbers, which the changelog must then name. It did so once: when processes
   * were numbered by their names, and runs went on until the work that counts had ended.
   */
  @Test
  void run_hasTheDigestThatItHasEverywhere() throws IOException {
    Summary summary = json("run", small(folder), "-o", folder.resolve("out"), "--json");

    assertThat(summary.run().digest()).isEqualTo("06897f8bf5f9cd3d");
  }

  @Test
  void run_otherSeedsGiveOtherWork() throws IOException {
    Path file = small(folder);
    Summary seven = json("run", file, "-o", folder.resolve("a"), "--json");
    Summary eight = json("run", file, "-o", folder.resolve("b"), "--json", "--seed", 8);

    assertThat(eight.scenario().seed()).isEqualTo(8);
    assertThat(eight.run().digest()).isNotEqualTo(seven.run().digest());
  }

  @Test
  void run_saysWhatIsWrongWithTheCommandLine() {
    assertThat(run("run").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run("runn", "x.yaml").err()).contains("did you mean 'run'");
    assertThat(run("run", small(folder), "--replication", "3").err()).contains("--replications");
    assertThat(run("run", small(folder), "-n", "0").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run("run", small(folder), "-j", "0").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run().code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
  }

  @Test
  void run_aMissingFileCannotBeRead() {
    Result result = run("run", folder.resolve("nowhere.yaml"));

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("nowhere.yaml").contains("no such file");
  }

  @Test
  void run_aMissingTraceCannotBeRead() {
    Path file = write(folder, "small.yaml", SMALL.replace("rate: 8/s", "trace: nowhere.csv"));
    Result result = run("run", file, "-o", folder.resolve("out"));

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("small.yaml:10:").contains("nowhere.csv");
    assertThat(run("run", file, "--set", "duration=0s").code())
        .isEqualTo(ExitCode.INVALID_SCENARIO);
  }

  @Test
  void run_anInvalidScenarioRunsNothingAndHarmsNothing() throws IOException {
    Path file = small(folder);
    run("run", file, "-o", folder.resolve("out"));
    byte[] before = Files.readAllBytes(folder.resolve("out").resolve("summary.json"));
    write(folder, "small.yaml", SMALL.replace("duration: 10m", "duration: 10"));
    Result result = run("run", file, "-o", folder.resolve("out"));

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("small.yaml:4:11: error:").doesNotContain("Exception");
    assertThat(Files.readAllBytes(folder.resolve("out").resolve("summary.json"))).isEqualTo(before);
  }

  @Test
  void run_refusesAFolderWithSomebodyElsesFilesBeforeItSimulates() throws IOException {
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out").resolve("thesis.tex"), "all of it");
    Result result = run("run", small(folder), "-o", folder.resolve("out"));

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("no earlier run of stampede").doesNotContain("Exception");
    assertThat(folder.resolve("out").resolve("thesis.tex")).hasContent("all of it");
  }

  @Test
  void run_refusesAnOutputFolderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");
    Result result = run("run", small(folder), "-o", folder.resolve("out"));

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(folder.resolve("out")).hasContent("a file");
  }

  @Test
  void run_givesEachOfSeveralFilesAFolder() {
    Path other = write(folder, "other.yaml", SMALL.replace("name: small", "name: other"));
    Result result = run("run", small(folder), other, "-o", folder.resolve("out"), "-q", "-n", 1);

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).isEmpty();
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/small-*");
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/other-*");
  }

  @Test
  void run_coloursOnlyWhenAsked() {
    assertThat(run("run", small(folder), "-o", folder.resolve("out"), "-n", 1).out())
        .doesNotContain("\u001b[");
    assertThat(
            run("run", small(folder), "-o", folder.resolve("out"), "-n", 1, "--color", "always")
                .out())
        .contains("\u001b[");
  }

  @Test
  void quiet_printsErrorsAlone() {
    Path crowded = write(folder, "crowded.yaml", SMALL.replace("rate: 8/s", "rate: 80/s"));
    assertThat(run("run", crowded, "-o", folder.resolve("out")).err())
        .contains("warning: the queue of one");
    Result quiet = run("run", crowded, "-o", folder.resolve("out"), "-q");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).isEmpty();
  }

  @Test
  void timeLimit_writesWhatIsComplete_andMarksItPartial() throws IOException {
    Result result =
        run(
            "run",
            small(folder),
            "-o",
            folder.resolve("out"),
            "-q",
            "-n",
            100_000,
            "--time-limit",
            "2s");
    assertThat(result.code()).isEqualTo(ExitCode.INTERRUPTED);
    Summary summary =
        SummaryJson.read(Files.readString(folder.resolve("out").resolve("summary.json")));
    assertThat(summary.partial()).isTrue();
    assertThat(summary.scenario().replications()).isBetween(1, 99_999);
  }

  @Test
  void timeLimit_beforeAnythingIsComplete_leavesNothing() {
    Result result =
        run(
            "run",
            small(folder),
            "-o",
            folder.resolve("out"),
            "-q",
            "--time-limit",
            "200ms",
            "--set",
            "duration=300d");
    assertThat(result.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.err())
        .isEqualTo(
            "stampede: error: the time limit was reached before the first replication was complete;"
                + " nothing is written\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void timeLimit_hasToBeADuration() {
    Result result = run("run", small(folder), "--time-limit", "90");
    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains("--time-limit", "'90' has no unit; did you mean '90s'");
  }

  @Test
  void fileNames_cannotMoveTheCursor() {
    Result result = run("validate", folder.resolve("a\u001b[31mb.yaml"));
    assertThat(result.err()).contains("a\\u001b[31mb.yaml: there is no such file");
  }

  @Test
  void whatCannotFitIntoMemory_isRefused_withWhatToDo() {
    Result result =
        run(
            "run",
            small(folder),
            "-o",
            folder.resolve("out"),
            "--set",
            "demand.work.arrivals.rate=100M/s",
            "--set",
            "duration=30d",
            "--set",
            "faults=[]");
    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.err())
        .contains("error: small does not fit into memory: what waits in its queues takes at least ")
        .endsWith(
            "queue_limit, callers a timeout or patience, or Java more memory, as in STAMPEDE_JAVA_OPTS=-Xmx8g\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void longRun_saysHowLongBeforeItBegins() {
    Result result =
        run(
            "run",
            small(folder),
            "-o",
            folder.resolve("out"),
            "-n",
            10_000,
            "--time-limit",
            "1s",
            "-j",
            1);
    assertThat(result.err())
        .contains(
            "note: small: some 96,000,000 pieces of work, 620,000,000 events, 3 min 28 s on 1 core before retries");
  }

  @Test
  void validate_saysHowLargeARunIs() {
    assertThat(run("validate", small(folder)).out())
        .contains("  before retries: some 19,000 pieces of work, 120,000 events, ");
  }
}
