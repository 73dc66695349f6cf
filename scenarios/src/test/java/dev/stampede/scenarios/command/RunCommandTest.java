package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.AttributionSummary.Step;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCommandTest {

  @TempDir Path folder;

  private Summary json(Object... args) throws IOException {
    return SummaryJson.read(run(args).out());
  }

  private Path small() {
    return write(folder, "small.yaml", SMALL);
  }

  private Path out() {
    return folder.resolve("out");
  }

  @Test
  void run_printsTheVerdictAndWritesAllArtefacts() {
    Result result = run("run", small(), "-o", out());

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).contains("single", "pair", "report.html");
    assertThat(out().resolve("report.html")).isNotEmptyFile();
    assertThat(out().resolve("summary.json")).isNotEmptyFile();
    assertThat(out().resolve("timeseries.csv")).isNotEmptyFile();
    assertThat(out().resolve("latency.hlog")).isNotEmptyFile();
    assertThat(out().resolve("charts")).isDirectoryContaining("glob:**.svg");
    assertThat(out().resolve("charts")).isDirectoryContaining("glob:**.png");
  }

  @Test
  void run_printsJsonAndNothingElse() throws IOException {
    Result result = run("run", small(), "-o", out(), "--json");
    Summary summary = SummaryJson.read(result.out());

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("{").contains("\"schema\"");
    assertThat(Files.readString(out().resolve("summary.json")).strip())
        .isEqualTo(result.out().strip());
    assertThat(summary.scenario().replications()).isEqualTo(2);
    assertThat(summary.architectures()).extracting(a -> a.name()).containsExactly("single", "pair");
  }

  /** Two minutes of an outage, of nine that count: 960 of 4,320 pieces of work fail, about 22 %. */
  @Test
  void run_comparesArchitecturesOnTheSameWork() throws IOException {
    Summary summary = json("run", small(), "-o", out(), "--json");
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
    Result result = run("run", file, "-o", out());

    assertThat(result.out()).contains("one: outage (529)").doesNotContain("overloaded");
    assertThat(out().resolve("report.html")).content().contains("one: outage (529)");
    Summary summary = SummaryJson.read(Files.readString(out().resolve("summary.json")));
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
    Path file = small();
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
    Summary summary = json("run", small(), "-o", out(), "--json");

    assertThat(summary.run().digest()).isEqualTo("06897f8bf5f9cd3d");
  }

  @Test
  void run_otherSeedsGiveOtherWork() throws IOException {
    Path file = small();
    Summary seven = json("run", file, "-o", folder.resolve("a"), "--json");
    Summary eight = json("run", file, "-o", folder.resolve("b"), "--json", "--seed", 8);

    assertThat(eight.scenario().seed()).isEqualTo(8);
    assertThat(eight.run().digest()).isNotEqualTo(seven.run().digest());
  }

  @ParameterizedTest
  @CsvSource({
    "work.availability >= 50%, 0, MET",
    "work.availability >= 99.9%, 99, FAILED",
  })
  void run_saysWithItsExitCodeWhetherObjectivesAreMet(String objective, int code, Verdict verdict)
      throws IOException {
    Result result =
        run("run", small(), "-o", out(), "--json", "--set", "objectives=['" + objective + "']");

    assertThat(result.code()).isEqualTo(code);
    assertThat(SummaryJson.read(result.out()).objectives())
        .isNotEmpty()
        .first()
        .satisfies(o -> assertThat(o.verdict()).isEqualTo(verdict));
  }

  /** An outage makes single fail; pair has another provider. */
  @ParameterizedTest
  @CsvSource({
    "'', '', 99",
    "pair, '', 0",
    "single, '', 99",
    "'', pair, 0",
    "'', single, 99",
    "pair, single, 99",
    "single, pair, 0",
  })
  void run_letsTheGateAloneDecide(String ofFile, String ofOption, int code) throws IOException {
    List<Object> words = new ArrayList<>(List.of("run", small(), "-o", out(), "--json", "-n", "3"));
    words.addAll(List.of("--set", "objectives=[work.availability >= 95%]"));
    if (!ofFile.isEmpty()) {
      words.addAll(List.of("--set", "gate=" + ofFile));
    }
    if (!ofOption.isEmpty()) {
      words.addAll(List.of("--gate", ofOption));
    }
    Result result = run(words.toArray());

    assertThat(result.code()).isEqualTo(code);
    Summary summary = SummaryJson.read(result.out());
    String gate = ofOption.isEmpty() ? ofFile : ofOption;
    assertThat(summary.scenario().gate()).isEqualTo(Optional.of(gate).filter(g -> !g.isEmpty()));
    assertThat(summary.objectives())
        .extracting(o -> o.architecture() + " " + o.verdict())
        .containsExactly("single failed", "pair met");
  }

  @Test
  void run_letsNoBoundDecide() throws IOException {
    Path file =
        write(
            folder,
            "bounded.yaml",
            SMALL.replace("single: {", "single: {bound: true, ")
                + "objectives: [work.availability >= 95%]\n");
    Result result = run("run", file, "-o", out(), "--json", "-n", 3);

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(SummaryJson.read(result.out()).architectures())
        .extracting(a -> a.name() + " " + a.bound())
        .containsExactly("single true", "pair false");
    Result gated = run("run", file, "-o", folder.resolve("gated"), "--gate", "single");
    assertThat(gated.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(gated.out()).isEmpty();
    assertThat(gated.err())
        .isEqualTo("stampede: error: --gate: single of small is a bound, which decides nothing\n");
    assertThat(folder.resolve("gated")).doesNotExist();
  }

  @Test
  void run_wantsTheGateInEveryScenario() {
    Path other = write(folder, "other.yaml", SMALL.replace("name: small", "name: other"));
    Path without = write(folder, "without.yaml", SMALL.replace("pair:", "double:"));
    String objective = "objectives=[work.availability >= 95%]";
    Result both =
        run("run", small(), other, "-o", out(), "-q", "--gate", "pair", "--set", objective);
    Result one =
        run("run", small(), without, "-o", out(), "-q", "--gate", "pairs", "--set", objective);

    assertThat(both.code()).isEqualTo(ExitCode.OK);
    assertThat(one.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(one.err())
        .isEqualTo(
            """
            stampede: error: --gate: small has no architecture 'pairs'
              help: did you mean 'pair'?
            stampede: error: --gate: small has no architecture 'pairs'
              help: known here: single, double
            """);
    assertThat(run("run", small(), "--gate", "pair").err())
        .contains("--gate: pair of small has no objective that could decide");
  }

  /** The limit is the mean itself, which an interval always straddles. */
  @Test
  void run_isInconclusiveWhereAnIntervalStraddlesTheLimit() throws IOException {
    Path file = small();
    Object[] only = {"--set", "architectures={single: {ladder: [one]}}", "--json", "-o", out()};
    double mean =
        json("run", file, only[0], only[1], only[2], only[3], only[4])
            .architectures()
            .get(0)
            .useCases()
            .get(0)
            .availability()
            .mean();
    Result result =
        run(
            "run",
            file,
            only[0],
            only[1],
            only[2],
            only[3],
            only[4],
            "--set",
            "objectives=['work.availability >= " + 100 * mean + "%']");

    assertThat(result.code()).isEqualTo(ExitCode.INCONCLUSIVE);
  }

  @Test
  void run_comparesObjectivesWithAnotherArchitecture() throws IOException {
    Summary summary =
        json(
            "run",
            small(),
            "-o",
            out(),
            "--json",
            "-n",
            5,
            "--set",
            "objectives=[{metric: tickets, versus: single, at_most: 10%}]");

    assertThat(summary.objectives())
        .singleElement()
        .satisfies(
            o -> {
              assertThat(o.architecture()).isEqualTo("pair");
              assertThat(o.verdict()).isEqualTo(Verdict.MET);
            });
  }

  @Test
  void run_oneReplicationHasNoInterval() throws IOException {
    Summary summary = json("run", small(), "-o", out(), "--json", "-n", 1);

    assertThat(summary.architectures().get(0).useCases().get(0).availability().hasInterval())
        .isFalse();
  }

  @Test
  void run_saysWhatIsWrongWithTheCommandLine() {
    assertThat(run("run").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run("runn", "x.yaml").err()).contains("did you mean 'run'");
    assertThat(run("run", small(), "--replication", "3").err()).contains("--replications");
    assertThat(run("run", small(), "-n", "0").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(run("run", small(), "-j", "0").code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
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
    Result result = run("run", file, "-o", out());

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("small.yaml:10:").contains("nowhere.csv");
    assertThat(run("run", file, "--set", "duration=0s").code())
        .isEqualTo(ExitCode.INVALID_SCENARIO);
  }

  @Test
  void run_anInvalidScenarioRunsNothingAndHarmsNothing() throws IOException {
    Path file = small();
    run("run", file, "-o", out());
    byte[] before = Files.readAllBytes(out().resolve("summary.json"));
    write(folder, "small.yaml", SMALL.replace("duration: 10m", "duration: 10"));
    Result result = run("run", file, "-o", out());

    assertThat(result.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("small.yaml:4:11: error:").doesNotContain("Exception");
    assertThat(Files.readAllBytes(out().resolve("summary.json"))).isEqualTo(before);
  }

  @Test
  void run_refusesAFolderWithSomebodyElsesFilesBeforeItSimulates() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("thesis.tex"), "all of it");
    Result result = run("run", small(), "-o", out());

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(result.err()).contains("no earlier run of stampede").doesNotContain("Exception");
    assertThat(out().resolve("thesis.tex")).hasContent("all of it");
  }

  @Test
  void run_refusesAnOutputFolderThatIsAFile() throws IOException {
    Files.writeString(out(), "a file");
    Result result = run("run", small(), "-o", out());

    assertThat(result.code()).isEqualTo(ExitCode.CANNOT_READ_OR_WRITE);
    assertThat(out()).hasContent("a file");
  }

  @Test
  void run_givesEachOfSeveralFilesAFolder() {
    Path other = write(folder, "other.yaml", SMALL.replace("name: small", "name: other"));
    Result result = run("run", small(), other, "-o", out(), "-q", "-n", 1);

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(result.out()).isEmpty();
    assertThat(out()).isDirectoryContaining("glob:**/small-*");
    assertThat(out()).isDirectoryContaining("glob:**/other-*");
  }

  @Test
  void run_coloursOnlyWhenAsked() {
    assertThat(run("run", small(), "-o", out(), "-n", 1).out()).doesNotContain("\u001b[");
    assertThat(run("run", small(), "-o", out(), "-n", 1, "--color", "always").out())
        .contains("\u001b[");
  }

  @Test
  void quiet_printsErrorsAlone() {
    Path crowded = write(folder, "crowded.yaml", SMALL.replace("rate: 8/s", "rate: 80/s"));
    assertThat(run("run", crowded, "-o", out()).err()).contains("warning: the queue of one");
    Result quiet = run("run", crowded, "-o", out(), "-q");
    assertThat(quiet.err()).isEmpty();
    assertThat(quiet.out()).isEmpty();
  }

  @Test
  void timeLimit_writesWhatIsComplete_andMarksItPartial() throws IOException {
    Result result = run("run", small(), "-o", out(), "-q", "-n", 100_000, "--time-limit", "2s");
    assertThat(result.code()).isEqualTo(ExitCode.INTERRUPTED);
    Summary summary = SummaryJson.read(Files.readString(out().resolve("summary.json")));
    assertThat(summary.partial()).isTrue();
    assertThat(summary.scenario().replications()).isBetween(1, 99_999);
  }

  @Test
  void timeLimit_beforeAnythingIsComplete_leavesNothing() {
    Result result =
        run("run", small(), "-o", out(), "-q", "--time-limit", "200ms", "--set", "duration=300d");
    assertThat(result.code()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.err())
        .isEqualTo(
            "stampede: error: the time limit was reached before the first replication was complete;"
                + " nothing is written\n");
    assertThat(out()).doesNotExist();
  }

  @Test
  void timeLimit_hasToBeADuration() {
    Result result = run("run", small(), "--time-limit", "90");
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
            small(),
            "-o",
            out(),
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
    assertThat(out()).doesNotExist();
  }

  @Test
  void longRun_saysHowLongBeforeItBegins() {
    Result result = run("run", small(), "-o", out(), "-n", 10_000, "--time-limit", "1s", "-j", 1);
    assertThat(result.err())
        .contains(
            "note: small: some 96,000,000 pieces of work, 620,000,000 events, 3 min 28 s on 1 core before retries");
  }

  @Test
  void validate_saysHowLargeARunIs() {
    assertThat(run("validate", small()).out())
        .contains("  before retries: some 19,000 pieces of work, 120,000 events, ");
  }
}
