package dev.stampede.scenarios.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.reports.explanation.vendor.Serving;
import dev.stampede.reports.explanation.vendor.Serving.FaultTime;
import dev.stampede.scenarios.language.Blueprint;
import dev.stampede.scenarios.language.ScenarioReader;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.review.Design;
import dev.stampede.scenarios.text.Problems;
import dev.stampede.scenarios.text.Source;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two pieces of work a second for four minutes, an outage after one, and again after three. */
class LoggedRunTest {
  private static final String SCENARIO =
      """
      apiVersion: stampede/v1
      name: long
      duration: 4m
      seed: 3
      demand: {chat: {arrivals: {rate: 2/s}}}
      providers:
        north: {engine: {servers: 200, service: 1s}}
        south: {engine: {servers: 200, service: 1s}}
        east: {engine: {servers: 200, service: 1s}}
      faults:
        - {id: first, provider: north, kind: outage, at: 1m, for: 20s}
        - {id: beside, provider: south, kind: slow, factor: 2x, at: 1m, for: 20s}
        - {id: second, provider: north, kind: outage, at: 3m, for: 20s}
        - {id: elsewhere, provider: east, kind: outage, at: 1m, for: 2m}
      architectures:
        a: {ladder: [north, south]}
      """;

  private final Effective effective = Effective.root();
  private final Problems problems = new Problems();
  private final Blueprint read =
      Objects.requireNonNull(
          ScenarioReader.blueprint(
              Source.of("scenario.yaml", SCENARIO),
              List.of(),
              Path.of(""),
              LocalDate.of(2026, 12, 1),
              problems,
              effective));

  private Serving run(long mostWork) {
    Scenario scenario = read.scenario();
    ArchitectureSpec architecture = scenario.trial().architectures().get(0);
    VendorNames names = new VendorNames(List.of());
    Effective place = effective.nearest(Explainer.SECTION, "a");
    Design design = new Design(scenario.trial(), architecture, place);
    LadderEntries entries = LadderEntries.of(design.level(), names);
    Serving serving = LoggedRun.of(scenario, architecture, entries, names, mostWork);
    assertThat(NeverServes.of(serving, entries)).isEmpty();
    return serving;
  }

  @Test
  void faultsOfTheSameTime_areOne_andThoseOfOthersAreNone() {
    Serving serving = run(Long.MAX_VALUE);

    assertThat(serving.reachedSeconds()).isNull();
    assertThat(serving.faults())
        .extracting(FaultTime::name)
        .containsExactly("first and 1 more", "second");
    assertThat(serving.faults().get(0).startSeconds()).isEqualTo(60);
    assertThat(serving.faults().get(0).endSeconds()).isEqualTo(80);
    assertThat(serving.entries().get(1).outsideFaults()).isZero();
    assertThat(serving.entries().get(1).inFaults()).hasSize(2);
  }

  /** A hundred pieces take some fifty seconds, before anything happens. */
  @Test
  void tooMuchWork_isEndedEarly_andNobodyIsBlamed() {
    Serving serving = run(100);

    assertThat(serving.arrived()).isEqualTo(100);
    assertThat(serving.reachedSeconds()).isBetween(35.0, 60.0);
    assertThat(serving.faults()).isEmpty();
    assertThat(serving.entries().get(1).served()).isZero();
  }
}
