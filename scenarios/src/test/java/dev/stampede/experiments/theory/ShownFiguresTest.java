package dev.stampede.experiments.theory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.Summary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.scenarios.language.YamlScenarios;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What the experiments have taught about figures that are shown. */
class ShownFiguresTest {

  private static final String SYSTEM =
      """
      apiVersion: stampede/v1
      name: shown
      duration: 1m
      demand:
        work: {arrivals: {rate: 10/s}, tolerance: {deadline: 10s}}
      providers:
        north: {engine: {servers: 1000, service: 25s}}
      architectures:
        only: {ladder: [north]}
      objectives:
        - %s
      """;

  private static Summary run(String objective) {
    return new Experiments(
            new YamlScenarios(LocalDate.EPOCH), Seeds.KEPT, 1, (what, done, all) -> {})
        .run("shown", SYSTEM.formatted(objective), 3, 1, summary -> summary)
        .get(0);
  }

  private static WorkLatency endToEnd(Summary summary) {
    return summary.architectures().get(0).useCases().get(0).latencySeconds().e2e();
  }

  @Test
  void promiseAboutAMean_waitsForWorkThatIsLateAlready() {
    Summary summary = run("work.latency.e2e.mean <= 26s");

    assertThat(summary.objectives().get(0).verdict()).isEqualTo(Verdict.MET);
    assertThat(endToEnd(summary).mean()).isEqualTo(25);
  }

  @Test
  void otherPromises_doNotWaitForIt() {
    Summary summary = run("work.availability >= 99%");

    assertThat(endToEnd(summary).mean()).isInfinite();
    assertThat(endToEnd(summary).answered().count())
        .isLessThan(summary.architectures().get(0).useCases().get(0).outcomes().offered());
  }

  @Test
  void promiseAboutTheAnswered_waitsForAllAnswers() {
    Summary summary = run("work.latency.e2e.answered.p90 <= 26s");

    assertThat(endToEnd(summary).answered().count())
        .isEqualTo(summary.architectures().get(0).useCases().get(0).outcomes().offered());
  }

  /** 600 pieces a replication: 60 are beyond p90, 6 beyond p99. */
  @Test
  void percentile_hasAnIntervalIfEnoughWorkIsBeyondIt() {
    ObjectiveResult p90 = run("work.latency.e2e.p90 <= 26s").objectives().get(0);
    ObjectiveResult p99 = run("work.latency.e2e.p99 <= 26s").objectives().get(0);

    assertThat(p90.estimate().hasInterval()).isTrue();
    assertThat(p99.estimate().hasInterval()).isFalse();
    assertThat(p99.verdict()).isEqualTo(Verdict.MET);
  }
}
