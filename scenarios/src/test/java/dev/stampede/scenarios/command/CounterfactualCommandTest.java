package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.SMALL;
import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.small;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Counterfactual.FaultLoss;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --counterfactual}, from the file to the artefacts. */
class CounterfactualCommandTest {

  private static final String TWO =
      SMALL.replace(
              "architectures:",
              "  - {id: again, provider: one, kind: outage, at: 5m, for: 2m}\narchitectures:")
          + "objectives: [work.availability >= 90%]\n";

  @TempDir private Path folder;

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  @Test
  void everyArtefact_tellsWhatEachFaultCost() throws IOException {
    Path out = folder.resolve("out");
    Path file = write(folder, "two.yaml", TWO);
    Result plain = run("run", file, "-o", out);
    assertThat(out.resolve("counterfactual.csv")).doesNotExist();
    assertThat(read(out.resolve("report.html"))).doesNotContain("What did each fault cost?");

    Result asked = run("run", file, "-o", out, "--counterfactual");
    assertThat(asked.code()).isEqualTo(plain.code()).isEqualTo(ExitCode.OBJECTIVE_FAILED);
    assertThat(asked.err())
        .contains("small: counterfactual: 4 runs", "without each of 2 faults, and without any");
    assertThat(asked.out())
        .containsSubsequence(
            "  COUNTERFACTUAL",
            "  single · work · without “gone”: tickets ",
            "; it spends ",
            " of the error budget",
            "  single · work · without “again”: tickets ",
            "  single · work · without any: tickets ",
            "  single · work · interaction: together they cost, beyond their sum, tickets ",
            "  pair · work · without “gone”: ");
    assertThat(asked.out().lines().map(String::length)).allMatch(length -> length <= 110);
    assertThat(read(out.resolve("report.html")))
        .contains("What did each fault cost?", "interaction: all together less the sum of each");
    assertThat(read(out.resolve("counterfactual.csv")).lines())
        .startsWith(
            "architecture,useCase,part,fault,metric,objective,difference,ci95_low,ci95_high")
        .hasSize(1 + 2 * 4 * 4 + 2 * 4)
        .anyMatch(line -> line.startsWith("single,,total,,cost.total,,"))
        .anyMatch(line -> line.startsWith("single,work,fault,gone,tickets,,"))
        .anyMatch(line -> line.startsWith("single,work,interaction,,availability,,-"))
        .anyMatch(
            line -> line.startsWith("pair,work,total,,budgetSpent,work.availability >= 90%,"));
    Summary summary = SummaryJson.read(read(out.resolve("summary.json")));
    assertThat(summary.counterfactual().orElseThrow().losses().get(0).faults())
        .extracting(FaultLoss::fault)
        .containsExactly("gone", "again");

    run("run", file, "-o", out);
    assertThat(out.resolve("counterfactual.csv")).doesNotExist();
    assertThat(read(out.resolve("summary.json"))).contains("\"counterfactual\" : null");
  }

  @Test
  void jobs_changeNothing() throws IOException {
    Path file = write(folder, "two.yaml", TWO);
    Summary one =
        json("run", file, "-o", folder.resolve("a"), "--json", "--counterfactual", "-j", 1);
    Summary two =
        json("run", file, "-o", folder.resolve("b"), "--json", "--counterfactual", "-j", 2);

    assertThat(one.counterfactual()).isPresent();
    assertThat(SummaryJson.write(withoutClock(two)))
        .isEqualTo(SummaryJson.write(withoutClock(one)));
    assertThat(read(folder.resolve("a/counterfactual.csv")))
        .isEqualTo(read(folder.resolve("b/counterfactual.csv")));
  }

  private static Summary withoutClock(Summary summary) {
    Summary.Run run = summary.run();
    return new Summary(
        summary.schema(),
        summary.partial(),
        summary.scenario(),
        new Summary.Run(
            run.events(), run.drainEvents(), run.requests(), run.attempts(), 0, 0, run.digest()),
        summary.architectures(),
        summary.incidents(),
        summary.comparisons(),
        summary.objectives(),
        summary.frontier(),
        summary.warnings(),
        summary.counterfactual(),
        summary.singleStep(),
        summary.stopping());
  }

  @Test
  void onlyFault_hasNoTotalOfItsOwn() {
    Result asked =
        run("run", small(folder), "-o", folder.resolve("out"), "--counterfactual", "-n", 1);

    assertThat(asked.code()).isZero();
    assertThat(asked.err()).contains("2 runs, with everything and without its only fault");
    assertThat(asked.out())
        .contains("single · work · without “gone”: tickets ", "too little was seen")
        .doesNotContain("without any", "interaction");
  }

  @Test
  void nothingToLeaveOut_isRefused() {
    Path calm = write(folder, "calm.yaml", SMALL.replaceAll("faults:\n.*\n", ""));
    Path late = write(folder, "late.yaml", SMALL.replace("at: 4m", "at: 10m"));
    for (Path file : new Path[] {calm, late}) {
      Result refused = run("run", file, "-o", folder.resolve("out"), "--counterfactual");
      assertThat(refused.code()).isEqualTo(ExitCode.INVALID_SCENARIO);
      assertThat(refused.err())
          .contains("--counterfactual: small has no fault before its end, and no incidents")
          .contains("help: list some under 'faults'");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  /** What is said before a long run is for all of its runs: some 9 s become 18. */
  @Test
  void estimate_isOfAllRuns() {
    Result plain = longRun();
    Result asked = longRun("--counterfactual");

    assertThat(plain.err()).doesNotContain("before retries");
    assertThat(asked.err()).contains("before retries");
  }

  private Result longRun(Object... more) {
    Object[] all = {
      "run", small(folder), "-o", folder.resolve("out"), "-j", 1, "-n", 450, "--time-limit", "1ms"
    };
    Object[] words = new Object[all.length + more.length];
    System.arraycopy(all, 0, words, 0, all.length);
    System.arraycopy(more, 0, words, all.length, more.length);
    return run(words);
  }
}
