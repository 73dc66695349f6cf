package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.PromiseSummary;
import dev.stampede.reports.result.RecoverySummary;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.text.RecoveryWords;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes after a fault until all is well again, through the command line.
 *
 * <p>A piece of work comes every second, and the only server takes half a second for it. From 100 s
 * to 130 s it stands still. Then 30 pieces are waiting, and it gains one on them in each second, so
 * that the last of them is gone at 160 s. What comes at k is answered 80.5 - k / 2 after it came:
 * within 5.2 s from k = 151 on. So the work of 51 s is late, and it is well again 21 s after the
 * stall.
 */
class RecoveryCommandTest {

  private static final String STALL =
      """
      apiVersion: stampede/v1
      name: stall
      duration: 5m
      interval: 1s
      demand:
        work:
          arrivals: {trace: rows.csv}
          tolerance: {deadline: 5.2s}
      providers:
        one: {engine: {servers: 1, service: 500ms}}
        two: {engine: {servers: 1, service: 500ms}}
      faults:
        - {id: still, provider: one, kind: stall, at: 100s, for: 30s}
      architectures:
        single: {ladder: [one]}
        other: {ladder: [two]}
      objectives:
        - work.availability >= 99%
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    for (int second = 0; second < 300; second++) {
      rows.append("2024-05-10 00:%02d:%02d.000000,100,5\n".formatted(second / 60, second % 60));
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private Result result(String text, Object... more) {
    List<Object> line =
        new ArrayList<>(
            List.of("run", write(folder, "scenario.yaml", text), "-o", folder.resolve("out")));
    line.addAll(List.of("--json", "--data-only", "-q"));
    line.addAll(List.of(more));
    return run(line.toArray());
  }

  private Summary summary(String text, Object... more) throws IOException {
    return SummaryJson.read(result(text, more).out());
  }

  private static UseCaseSummary work(Summary summary, int architecture) {
    return summary.architectures().get(architecture).useCases().get(0);
  }

  private static ObjectiveResult objective(Summary summary, String start) {
    return summary.objectives().stream()
        .filter(result -> result.objective().startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static String promising(String... more) {
    StringBuilder text = new StringBuilder(STALL);
    for (String objective : more) {
      text.append("  - ").append(objective).append('\n');
    }
    return text.toString();
  }

  @Test
  void stall_isWorkedByHand() throws IOException {
    Summary summary = summary(promising("work.recovery <= 21s", "work.minutes_out <= 51s"));

    RecoverySummary still = work(summary, 0).recovery().get(0);
    assertThat(still.fault()).isEqualTo("still");
    assertThat(still.provider()).isEqualTo("one");
    assertThat(still.kind()).isEqualTo("stall");
    assertThat(still.occurrences()).isEqualTo(1);
    assertThat(still.secondsAfter()).isEqualTo(21);
    assertThat(still.minutesOut()).isEqualTo(51 / 60.0);
    assertThat(still.budgetSpent()).isCloseTo(51 / 3.0, within(1e-9)); // 1 % of 300 pieces
    assertThat(still.burnRate()).isCloseTo(100, within(1e-9)); // all is bad until it is well
    assertThat(still.worstWindow().share()).isEqualTo(9 / 60.0); // from 151 to 159
    assertThat(still.worstWindow().atSeconds()).isEqualTo(100);
    assertThat(work(summary, 0).promises().get(0).windowSeconds()).isEqualTo(60);
    assertThat(objective(summary, "work.recovery").value()).isEqualTo(21);
    assertThat(objective(summary, "work.recovery").verdict()).isEqualTo(Verdict.MET);
    assertThat(objective(summary, "work.minutes_out").value()).isEqualTo(51 / 60.0);
    assertThat(objective(summary, "work.minutes_out").verdict()).isEqualTo(Verdict.MET);
    assertThat(work(summary, 1).recovery().get(0).secondsAfter()).isZero();
    assertThat(RecoveryWords.sentence(summary))
        .contains(
            "After the stall of one ended, work under “other” was well at once;"
                + " under “single” after 21 s.");
  }

  /** A limit of 10 s is kept from k = 141 on: one promise is out for longer than the other. */
  @Test
  void severalPromises_haveARowEach_andTheRunIsOutForAnyOfThem() throws IOException {
    Summary summary =
        summary(
            promising(
                "work.latency.e2e.p99 <= 10s",
                "work.latency.wait.answered.p99 <= 1s",
                "work.minutes_out <= 1h"));

    assertThat(work(summary, 0).recovery())
        .extracting(RecoverySummary::objective)
        .containsExactly(
            "work.availability >= 99%",
            "work.latency.e2e.p99 <= 10s", "work.latency.wait.answered.p99 <= 1s");
    // What waits for at most 1 s came at 158 or later.
    assertThat(work(summary, 0).recovery())
        .extracting(RecoverySummary::secondsAfter)
        .containsExactly(21.0, 11.0, 28.0);
    assertThat(objective(summary, "work.minutes_out").value()).isEqualTo(58 / 60.0);
  }

  @Test
  void limitsJustMissed_fail() throws IOException {
    Summary summary = summary(promising("work.recovery <= 20s", "work.minutes_out <= 50s"));
    assertThat(objective(summary, "work.recovery").verdict()).isEqualTo(Verdict.FAILED);
    assertThat(objective(summary, "work.minutes_out").verdict()).isEqualTo(Verdict.FAILED);
  }

  /** The run ends at 140 s, 10 s after the stall. */
  @Test
  void runThatEndsTooSoon_leavesItOpen_unlessWhatWasSeenIsTooLong() throws IOException {
    String text =
        promising("work.recovery <= 21s", "P(work.recovery <= 21s) >= 50%", "work.recovery <= 9s")
            .replace("5m", "140s");
    Summary summary = summary(text, "-n", 3);

    ObjectiveResult open = objective(summary, "work.recovery <= 21s");
    assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(open.value()).isNaN();
    assertThat(open.why())
        .isEqualTo(
            "it was not well again within the run in 3 of 3 replications: make `duration` longer");
    assertThat(objective(summary, "P(").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(objective(summary, "work.recovery <= 9s").verdict()).isEqualTo(Verdict.FAILED);
    RecoverySummary still = work(summary, 0).recovery().get(0);
    assertThat(still.notWithinRun()).isEqualTo(3);
    assertThat(still.wellAgain().count()).isZero();
    assertThat(still.secondsAfter()).isNaN();
    assertThat(RecoveryWords.sentence(summary).orElseThrow())
        .endsWith("under “single” not within the run.");
  }

  @Test
  void nextFaultBeforeItIsWell_isSaid() throws IOException {
    String second = "  - {id: slow, provider: two, kind: slow, at: 140s, for: 10s, factor: 1.1x}\n";
    Summary summary = summary(STALL.replace("architectures:", second + "architectures:"));

    assertThat(work(summary, 0).recovery())
        .extracting(RecoverySummary::fault)
        .containsExactly("still", "slow");
    assertThat(work(summary, 0).recovery())
        .extracting(RecoverySummary::overtaken)
        .containsExactly(1L, 0L);
    assertThat(work(summary, 0).recovery().get(1).secondsAfter()).isEqualTo(1);
  }

  @Test
  void parts_addUpToTheRun() throws IOException {
    String second = "  - {id: slow, provider: one, kind: slow, at: 200s, for: 30s, factor: 4x}\n";
    String rates = "arrivals: {rate: 1.5/s}";
    String text =
        STALL
            .replace("architectures:", second + "architectures:")
            .replace("arrivals: {trace: rows.csv}", rates);
    Summary summary = summary(text, "-n", 6);

    UseCaseSummary work = work(summary, 0);
    PromiseSummary run = work.promises().get(0);
    double minutes = run.beforeFaults().minutesOut();
    double budget = run.beforeFaults().budgetSpent();
    for (RecoverySummary recovery : work.recovery()) {
      minutes += recovery.minutesOut();
      budget += recovery.budgetSpent();
    }
    assertThat(work.recovery()).hasSize(2);
    assertThat(minutes).isCloseTo(run.minutesOut(), within(1e-9)).isGreaterThan(1);
    assertThat(budget).isCloseTo(run.budgetSpent(), within(1e-9));
    assertThat(work.recovery().get(0).budgetSpentCi95().get(0)).isNotNull();
    List<String> lines = Files.readAllLines(folder.resolve("out").resolve("recovery.csv"));
    assertThat(lines).hasSize(1 + 2 * 4);
    assertThat(lines.get(3))
        .startsWith("single,work,work.availability >= 99%,fault,still,one,stall");
  }

  @Test
  void jobs_changeNothing() throws IOException {
    String text = promising("work.recovery <= 1h").replace("{trace: rows.csv}", "{rate: 1.5/s}");
    Summary one = summary(text, "-n", 5, "-j", 1);
    Summary two = summary(text, "-n", 5, "-j", 2);
    assertThat(two.architectures()).isEqualTo(one.architectures());
    assertThat(two.objectives()).isEqualTo(one.objectives());
  }

  /** An outage every 20 min, on average, of a minute; what comes in it is lost. */
  @Test
  void incidents_areToldBySource() throws IOException {
    String text =
        """
        apiVersion: stampede/v1
        name: chance
        duration: 1h
        interval: 1s
        seed: 3
        demand:
          work: {arrivals: {rate: 2/s}}
        providers:
          one:
            engine: {servers: 100, service: 100ms}
            incidents: {mean_between: 20m, repair: 1m, shape: 1, hazard: uniform, severities: [{probability: 100%, kind: outage}]}
        architectures:
          only: {ladder: [one]}
        objectives:
          - work.availability >= 99%
          - work.recovery <= 1m
        """;
    Summary summary = summary(text, "-n", 10);

    RecoverySummary one = work(summary, 0).recovery().get(0);
    assertThat(work(summary, 0).recovery()).hasSize(1);
    assertThat(one.fault()).isEqualTo("one");
    assertThat(one.kind()).isEqualTo("incident");
    assertThat(one.occurrences()).isBetween(15L, 50L);
    assertThat(one.wellAgain().count() + one.notWithinRun() + one.overtaken())
        .isLessThanOrEqualTo(one.occurrences());
    // Three outages of a minute, at most as far apart as not to be well between them.
    assertThat(one.minutesOut()).isBetween(1.5, 6.0);
  }

  @Test
  void withoutWindowedPromise_nothingIsTold() throws IOException {
    Summary summary = summary(STALL.replace("work.availability >= 99%", "work.tickets <= 100"));
    assertThat(work(summary, 0).recovery()).isEmpty();
    assertThat(work(summary, 0).promises()).isEmpty();
    assertThat(RecoveryWords.sentence(summary)).isEmpty();
    assertThat(summary.comparisons()).noneMatch(c -> c.metric().equals("recovery"));
  }

  @Test
  void objectivesThatNothingIsMeasuredFor_areErrors() {
    String noFault = STALL.replaceAll("faults:\n.*\n", "") + "  - work.recovery <= 1m\n";
    assertThat(run("validate", write(folder, "a.yaml", noFault)).err())
        .contains(
            "a.yaml:17:5: error: objectives[1] (work.recovery <= 1m) is about the time after a"
                + " fault, and there is no fault",
            "list one in faults");
    String noPromise = STALL.replace("work.availability >= 99%", "work.minutes_out <= 1m");
    assertThat(run("validate", write(folder, "b.yaml", noPromise)).err())
        .contains("is about the promises of 'work' that every minute must keep, and there is none");
  }
}
