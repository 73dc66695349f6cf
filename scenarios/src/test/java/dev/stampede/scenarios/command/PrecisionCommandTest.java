package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.json;
import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Stopping.Reason;
import dev.stampede.reports.result.sequential.Unsettled;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --precision} and {@code --until-verdict}, from the file to the artefacts. */
class PrecisionCommandTest {

  /** M/M/1 at a load of one half: a mean time in the system of 2 s, 2 min at a time. */
  private static final String QUEUE =
      """
      apiVersion: stampede/v1
      name: queue
      duration: 2m
      interval: 2m
      seed: 7
      demand:
        work: {arrivals: {rate: 0.5/s}, tolerance: {deadline: 10m}}
      providers:
        one: {engine: {servers: 1, service: {dist: exponential, mean: 1s}}}
        two: {engine: {servers: 2, service: {dist: exponential, mean: 1s}}}
      architectures:
        single: {ladder: [one]}
        pair: {bound: true, ladder: [two]}
      objectives:
        - work.latency.e2e.answered.mean <= 3s
      """;

  @TempDir private Path folder;

  private Summary asked(String text, Object... more) throws IOException {
    Object[] all = {"run", write(folder, "s.yaml", text), "-o", folder.resolve("o"), "--json"};
    Object[] words = new Object[all.length + more.length];
    System.arraycopy(all, 0, words, 0, all.length);
    System.arraycopy(more, 0, words, all.length, more.length);
    return json(words);
  }

  private static Stopping stopping(Summary summary) {
    return summary.stopping().orElseThrow();
  }

  @Test
  void precision_isReached_andNoLookBeforeWasEnough() throws IOException {
    Summary summary = asked(QUEUE, "--precision", "15%");
    Estimate mean = summary.objectives().get(0).estimate();
    Stopping stopping = stopping(summary);

    assertThat(stopping.reason()).isEqualTo(Reason.ENOUGH);
    assertThat(mean.halfWidth()).isLessThanOrEqualTo(0.15 * mean.mean());
    assertThat(stopping.looks()).startsWith(20, 30).hasSizeGreaterThan(2);
    assertThat(summary.scenario().replications())
        .isEqualTo(stopping.looks().get(stopping.looks().size() - 1));
    assertThat(summary.partial()).isFalse();
    assertThat(stopping.confidence()).isBetween(0.993, 0.994);
    assertThat(stopping.unsettled()).isEmpty();

    int before = stopping.looks().get(stopping.looks().size() - 2);
    Summary shorter = asked(QUEUE, "--precision", "15%", "--max-replications", before);
    assertThat(stopping(shorter).reason()).isEqualTo(Reason.CAP);
    assertThat(stopping(shorter).unsettled())
        .extracting(Unsettled::figure)
        .containsExactly("work.latency.e2e.answered.mean <= 3s"); // the bound is not waited for
  }

  /** The same work, the same values, the same digest; only how sure one must be differs. */
  @Test
  void replications_areThoseOfARunOfThatNumber() throws IOException {
    Summary stopped = asked(QUEUE, "--precision", "15%", "-j", 2);
    String values = Files.readString(folder.resolve("o/replications.csv"));
    Summary given = asked(QUEUE, "-n", stopped.scenario().replications(), "-j", 1);

    assertThat(given.stopping()).isEmpty();
    assertThat(given.run().digest()).isEqualTo(stopped.run().digest());
    assertThat(Files.readString(folder.resolve("o/replications.csv"))).isEqualTo(values);
    ObjectiveResult narrow = given.objectives().get(0);
    ObjectiveResult wide = stopped.objectives().get(0);
    assertThat(narrow.value()).isEqualTo(wide.value());
    assertThat(wide.estimate().halfWidth())
        .isBetween(1.3 * narrow.estimate().halfWidth(), 2 * narrow.estimate().halfWidth());
    assertThat(SummaryJson.read(SummaryJson.write(stopped))).isEqualTo(stopped);
  }

  @Test
  void jobs_changeNothing() throws IOException {
    Summary one = asked(QUEUE, "--precision", "25%", "-j", 1);
    Summary three = asked(QUEUE, "--precision", "25%", "-j", 3);

    assertThat(three.run().digest()).isEqualTo(one.run().digest());
    assertThat(three.stopping()).isEqualTo(one.stopping());
    assertThat(three.objectives()).isEqualTo(one.objectives());
  }

  @Test
  void untilVerdict_stopsWhereItIsClear_andAtTheCapWhereItIsNot() throws IOException {
    Path file = write(folder, "q.yaml", QUEUE);
    Result clear = run("run", file, "-o", folder.resolve("a"), "--until-verdict");
    Result open =
        run(
            "run",
            write(folder, "r.yaml", QUEUE.replace("<= 3s", "<= 1900ms")),
            "-o",
            folder.resolve("b"),
            "--until-verdict",
            "--max-replications",
            30);

    assertThat(clear.code()).isZero();
    assertThat(clear.out()).contains("Stopped after", "every verdict is clear");
    assertThat(clear.err()).contains("as many replications as it takes, from 20 to 1,000");
    assertThat(open.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(open.out())
        .contains("Ended at the cap of 30 of at most 30 replications", "not known well enough")
        .contains("that would take about");
    assertThat(Files.readString(folder.resolve("b/report.html")))
        .contains("Ended at the cap of 30");
  }

  /** Nothing is ever lost, so no number of replications makes 5 % of it narrow. */
  @Test
  void ofNothing_theRunEndsAtTheCap() throws IOException {
    Summary summary =
        asked(
            QUEUE.replace("work.latency.e2e.answered.mean <= 3s", "work.tickets <= 1"),
            "--precision",
            "5%",
            "--max-replications",
            45);

    Unsettled worst = stopping(summary).unsettled().get(0);
    assertThat(worst.figure()).isEqualTo("work.tickets <= 1");
    assertThat(worst.replications()).isEmpty();
    assertThat(summary.scenario().replications()).isEqualTo(45);
  }

  @Test
  void absoluteWidths_areAskedOfTheirMetric() throws IOException {
    Summary summary = asked(QUEUE, "--precision", "latency.e2e.answered.p50=300ms");

    assertThat(stopping(summary).reason()).isEqualTo(Reason.ENOUGH);
    assertThat(stopping(summary).asked().relative()).isEmpty();
    assertThat(stopping(summary).asked().absolute()).containsEntry("latency.e2e.answered.p50", 0.3);
    assertThat(stopping(summary).notAwaited()).isEmpty();
  }

  @Test
  void counterfactualRuns_stopTogether() throws IOException {
    String faulty = QUEUE + "faults: [{id: gone, provider: one, kind: outage, at: 1m, for: 10s}]\n";
    Summary summary =
        asked(faulty, "--counterfactual", "--precision", "100%", "--max-replications", 20);

    assertThat(summary.counterfactual()).isPresent();
    assertThat(stopping(summary).looks()).containsExactly(20);
  }

  @Test
  void whatContradictsItself_isWrong() throws IOException {
    Path file = write(folder, "s.yaml", QUEUE);

    wrong("--max-replications needs --precision", "run", file, "--max-replications", 50);
    wrong("must be at least 20", "run", file, "--precision", "5%", "-n", 10);
    wrong(
        "--max-replications (30) must be at least 40",
        "run",
        file,
        "--precision",
        "5%",
        "-n",
        40,
        "--max-replications",
        30);
    wrong("must be above 0", "run", file, "--precision", "0%");
    wrong("more than the value itself", "run", file, "--precision", "200%");
    wrong("there is no metric", "run", file, "--precision", "tocks=5");
    wrong(
        "has no objective to be decided",
        "run",
        write(folder, "n.yaml", QUEUE.substring(0, QUEUE.indexOf("objectives"))),
        "--until-verdict");
  }

  private static void wrong(String why, Object... words) {
    Result result = run(words);
    assertThat(result.code()).isEqualTo(ExitCode.BAD_COMMAND_LINE);
    assertThat(result.err()).contains(why);
    assertThat(result.out()).isEmpty();
  }
}
