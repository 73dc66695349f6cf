package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.command.CommandLineFixture.Result;
import dev.stampede.scenarios.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is under way when a run ends is seen to its end, through the command line. */
class EndOfRunCommandTest {

  /** Nothing is wrong here, and one task in twelve is under way when the hour is over. */
  private static final String LONG_TASKS =
      """
      apiVersion: stampede/v1
      name: long
      duration: 1h
      seed: 7
      replications: 2
      demand:
        task: {arrivals: {rate: 1/s}, tolerance: {deadline: 6m}}
      providers:
        one: {engine: {servers: 1k, service: 5m}}
      architectures:
        only: {ladder: [one]}
      objectives:
        - task.availability >= 99.9%
      """;

  /**
   * Streams of half a minute on average, of which an outage that lasts beyond the end cuts those at
   * one provider; what is lost comes back after 20 s.
   */
  private static final String CUT =
      """
      apiVersion: stampede/v1
      name: cut
      duration: 5m
      warmup: 30s
      seed: 11
      replications: 3
      demand:
        chat:
          arrivals: {rate: 8/s}
          tolerance: {deadline: 90s}
          patience: {dist: exponential, mean: 2m}
          resubmit: {probability: 50%, delay: 20s, max: 2}
      providers:
        one: {network: 20ms, engine: {servers: 200, service: {dist: exponential, mean: 30s}, queue_limit: 20}}
        two: {network: 30ms, engine: {servers: 100, service: {dist: exponential, mean: 30s}, queue_limit: 20}}
      faults:
        - {id: gone, provider: one, kind: outage, at: 4m, for: 2m}
      architectures:
        pair: {ladder: [one, two], replicas: 3, chain: [{retry: {max_retries: 2}}, {timeout: 60s}]}
      """;

  @TempDir Path folder;

  private Summary summary(String name, String text, Object... more) throws IOException {
    return SummaryJson.read(result(name, text, more).out());
  }

  private Result result(String name, String text, Object... more) {
    Path file = write(folder, name + ".yaml", text);
    List<Object> words =
        new ArrayList<>(List.of("run", file, "--json", "--data-only", "-o", folder.resolve(name)));
    words.addAll(List.of(more));
    return run(words.toArray());
  }

  private static OutcomeCounts outcomes(Summary summary) {
    return summary.architectures().get(0).useCases().get(0).outcomes();
  }

  @Test
  void workUnderWayAtTheEnd_isSeenToItsEnd() throws IOException {
    Result result = result("long", LONG_TASKS);
    Summary summary = SummaryJson.read(result.out());

    assertThat(result.code()).isEqualTo(ExitCode.OK);
    assertThat(summary.warnings()).isEmpty();
    assertThat(outcomes(summary).full()).isEqualTo(outcomes(summary).offered());
    assertThat(summary.run().drainEvents()).isBetween(1L, summary.run().events() / 10);
  }

  /** Were all of it lost, one in twelve of the hour's tasks would be. */
  @Test
  void workThatIsNotSeenToItsEnd_leavesTheVerdictOpen() throws IOException {
    Result result = result("long", LONG_TASKS, "--set", "drain=0s");
    Summary summary = SummaryJson.read(result.out());
    ObjectiveResult objective = summary.objectives().get(0);

    assertThat(result.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(objective.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(objective.why()).contains("still under way");
    assertThat(summary.run().drainEvents()).isZero();
    assertThat((double) outcomes(summary).unfinished() / outcomes(summary).offered())
        .isBetween(1 / 13.0, 1 / 11.0);
    assertThat(summary.warnings())
        .singleElement()
        .asString()
        .contains("still under way when the drain of 0 s was over");
    assertThat(
            result(
                    "half",
                    LONG_TASKS,
                    "--set",
                    "drain=0s",
                    "--set",
                    "objectives=[task.availability >= 80%]")
                .code())
        .as("kept or lost, this is met")
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void bits_areTheSameForAnyNumberOfJobs() throws IOException {
    Summary one = summary("a", CUT, "-j", 1);
    Summary two = summary("b", CUT, "-j", 2);

    assertSame(one, two);
    for (String name : List.of("timeseries.csv", "latency.hlog", "replications.csv")) {
      assertThat(folder.resolve("b").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
    }
  }

  /** One trial, and its processes on several workers. */
  @Test
  void bits_areTheSameForAnyNumberOfJobsInOneTrial() throws IOException {
    Summary one = summary("a", CUT, "-n", 1, "-j", 1);

    assertSame(one, summary("b", CUT, "-n", 1, "-j", 2));
    assertSame(one, summary("c", CUT, "-n", 1, "-j", 4));
  }

  private static void assertSame(Summary one, Summary other) {
    assertThat(one.run().drainEvents()).isPositive();
    assertThat(outcomes(one).unfinished()).isZero();
    assertThat(other.run().digest()).isEqualTo(one.run().digest());
    assertThat(other.run().events()).isEqualTo(one.run().events());
    assertThat(other.run().drainEvents()).isEqualTo(one.run().drainEvents());
    assertThat(other.architectures()).isEqualTo(one.architectures());
    assertThat(other.objectives()).isEqualTo(one.objectives());
  }
}
