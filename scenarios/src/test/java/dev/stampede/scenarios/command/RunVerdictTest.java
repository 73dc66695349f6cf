package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What run says of objectives, with its words and its exit code. */
class RunVerdictTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "work.availability >= 50%, 0, MET",
    "work.availability >= 99.9%, 99, FAILED",
  })
  void run_saysWithItsExitCodeWhetherObjectivesAreMet(String objective, int code, Verdict verdict)
      throws IOException {
    Result result =
        run(
            "run",
            small(folder),
            "-o",
            folder.resolve("out"),
            "--json",
            "--set",
            "objectives=['" + objective + "']");

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
    List<Object> words =
        new ArrayList<>(
            List.of("run", small(folder), "-o", folder.resolve("out"), "--json", "-n", "3"));
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
    Result result = run("run", file, "-o", folder.resolve("out"), "--json", "-n", 3);

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
        run(
            "run",
            small(folder),
            other,
            "-o",
            folder.resolve("out"),
            "-q",
            "--gate",
            "pair",
            "--set",
            objective);
    Result one =
        run(
            "run",
            small(folder),
            without,
            "-o",
            folder.resolve("out"),
            "-q",
            "--gate",
            "pairs",
            "--set",
            objective);

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
    assertThat(run("run", small(folder), "--gate", "pair").err())
        .contains("--gate: pair of small has no objective that could decide");
  }

  /** The limit is the mean itself, which an interval always straddles. */
  @Test
  void run_isInconclusiveWhereAnIntervalStraddlesTheLimit() throws IOException {
    Path file = small(folder);
    Object[] only = {
      "--set", "architectures={single: {ladder: [one]}}", "--json", "-o", folder.resolve("out")
    };
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
            small(folder),
            "-o",
            folder.resolve("out"),
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
    Summary summary = json("run", small(folder), "-o", folder.resolve("out"), "--json", "-n", 1);

    assertThat(summary.architectures().get(0).useCases().get(0).availability().hasInterval())
        .isFalse();
  }
}
