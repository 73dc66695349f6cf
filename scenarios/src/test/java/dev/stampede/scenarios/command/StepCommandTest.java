package dev.stampede.scenarios.command;

import static dev.stampede.scenarios.command.CommandLineFixture.run;
import static dev.stampede.scenarios.command.CommandLineFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.file.SummaryJson;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.StepSummary;
import dev.stampede.reports.result.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do, through the command line. */
class StepCommandTest {

  /** North takes 2 of some 4 calls/s: at 10 s half are refused, at 20 s it is made wider. */
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: steps
      duration: 2m
      interval: 5s
      replications: 2
      demand: {chat: {arrivals: {rate: 4/s}}}
      providers:
        north: {engine: {servers: {servers: 2, service: 1s, queue_limit: 0}}}
      steps:
        - {id: wide, provider: north, do: scale, factor: 10x, after: 10s,
           when: {place: north.queue, refused_above: 20%, over: 10s}}
        - {id: limit, provider: north, do: shed, share: 100%, at: 100s, for: 10s}
        - {id: never, provider: north, do: restart,
           when: {place: north.quota, refused_above: 1%, over: 10s}}
      architectures: {single: {ladder: [north]}}
      """;

  @TempDir Path folder;

  private Summary summary(int jobs) throws IOException {
    Path file = write(folder, "steps.yaml", SCENARIO);
    Path out = folder.resolve("out" + jobs);
    return SummaryJson.read(
        run("run", file, "--json", "--data-only", "-q", "-j", jobs, "-o", out).out());
  }

  @Test
  void steps_areInTheSummary_theSameForAnyNumberOfJobs() throws IOException {
    Summary summary = summary(1);
    ArchitectureSummary single = summary.architectures().get(0);
    assertThat(single.steps()).hasSize(3);
    assertThat(single.steps().get(0))
        .isEqualTo(
            new StepSummary("wide", "north", Optional.empty(), "scale", Optional.of(20.0), 2, 0));
    assertThat(single.steps().get(1).secondsAt()).contains(100.0);
    assertThat(single.steps().get(1).refused()).isBetween(50L, 110L); // some 80
    assertThat(single.steps().get(2).secondsAt()).isEmpty();
    assertThat(single.brokeFirst()).allMatch(broke -> !broke.place().equals("operator steps"));
    assertThat(Files.readString(folder.resolve("out1/summary.json")))
        .contains("\"secondsAt\" : null");
    assertThat(Files.readString(folder.resolve("out1/refusals.csv"))).contains("operator steps");
    Summary again = summary(4);
    assertThat(again.run().digest()).isEqualTo(summary.run().digest());
    assertThat(again.architectures().get(0).steps()).isEqualTo(single.steps());
  }

  @Test
  void stepUponAPlaceThatDoesNotExist_isAnError() {
    Path file = write(folder, "bad.yaml", SCENARIO.replace("north.queue", "north.router"));
    CommandLineFixture.Result result = run("run", file, "-o", folder.resolve("none"));
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("unknown place of north 'north.router'");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
