package dev.stampede.scenarios.command;

import static dev.stampede.reports.result.ObjectiveResult.Verdict.FAILED;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.INCONCLUSIVE;
import static dev.stampede.reports.result.ObjectiveResult.Verdict.MET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.reports.result.ObjectiveResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could be judged wrongly, from the command line to the exit code: one run of each kind. */
class VerdictsOfRunsTest {

  @TempDir private Path directory;

  private JudgedRun run(String scenario, Object... more) {
    return JudgedRun.run(
        CommandLineFixture.write(
            directory, "scenario.yaml", "apiVersion: stampede/v1\nname: case\n" + scenario),
        directory.resolve("out"),
        more);
  }

  @Test
  void nobodyAnswered_meetsNoLatencyObjective() {
    JudgedRun run =
        run("""
                duration: 2m
                replications: 3
                demand: {mail: {arrivals: {rate: 2/s}}}
                providers: {north: {engine: {servers: 9, service: 1s}}}
                faults: [{id: gone, provider: north, kind: outage, at: 0s, for: 2m}]
                architectures: {only: {ladder: [north]}}
                objectives:
                  - mail.latency.e2e.p50 <= 1h
                  - mail.latency.e2e.mean <= 1h
                  - mail.latency.e2e.max <= 1h
                  - {metric: latency.wait.p99, use_case: mail, at_least: 0s}
                  - mail.latency.e2e.answered.p50 <= 1h
                """)
            .exitsWith(99);

    run.judges("only", FAILED, FAILED, FAILED, FAILED, INCONCLUSIVE);
    assertThat(run.of("only")).extracting(ObjectiveResult::value).containsOnly(Double.NaN); // null
    assertThat(run.result().out()).contains("mail p50 latency never, 0 % in time, limit 1 h");
  }

  @Test
  void nothingMeasured_isInconclusive() {
    CommandLineFixture.write(
        directory,
        "log.csv",
        """
        TIMESTAMP,ContextTokens,GeneratedTokens
        2024-05-10 00:00:00.000000,10,10
        2024-05-10 00:00:09.000000,10,10
        """);
    JudgedRun run =
        run("""
                duration: 1m
                warmup: 10s
                demand: {mail: {arrivals: {trace: log.csv}, request: {max_tokens: 64}}}
                providers: {north: {engine: {servers: 9, service: 1s}}}
                architectures: {only: {ladder: [north]}}
                objectives: [mail.availability >= 100%, mail.tickets <= 0, mail.latency.e2e.max <= 9s]
                """)
            .exitsWith(98);

    run.judges("only", INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE);
    assertThat(run.result().err()).contains("nothing is measured");
    assertThat(run.summary().warnings())
        .contains("mail under “only”: no work was offered, so nothing was measured");
  }

  /**
   * Nobody waits, so the truth is ln(100) = 4.605 s. In a replication of 20 pieces the percentile
   * is the longest, which is 1 + 1/2 + ... + 1/20 = 3.6 s in the mean.
   */
  @Test
  void percentiles_areOfAllReplicationsTogether() {
    JudgedRun run =
        run("""
                duration: 20s
                replications: 200
                demand: {mail: {arrivals: {rate: 1/s}}}
                providers: {north: {engine: {servers: 99, service: {dist: exponential, mean: 1s}}}}
                architectures: {only: {ladder: [north]}}
                objectives:
                  - mail.latency.e2e.p99 <= 4s
                  - mail.latency.e2e.p99 <= 5.6s
                  - mail.latency.e2e.max <= 5.6s
                """)
            .exitsWith(99);

    run.judges("only", FAILED, MET, FAILED);
    assertThat(run.of("only").get(0).value()).isCloseTo(4.605, within(0.4));
  }

  /**
   * Four a second come and two can be served: who comes after t seconds waits about t, and from the
   * twelfth second on too long. All 2,400 but about 40 are late at last.
   */
  @Test
  void endlessQueues_areLate_howeverLongTheyLast() {
    JudgedRun run =
        run("""
                duration: 10m
                replications: 3
                demand: {mail: {arrivals: {rate: 4/s}, tolerance: {deadline: 10s}}}
                providers:
                  patient: {engine: {servers: 2, service: 1s}}
                  short: {engine: {servers: 2, service: 1s, queue_limit: 10}}
                architectures: {endless: {ladder: [patient]}, refusing: {ladder: [short]}}
                objectives: [mail.tickets <= 1800, mail.attempts.amplification <= 0.99]
                """)
            .exitsWith(99);

    run.judges("endless", FAILED, FAILED).judges("refusing", MET, FAILED);
    assertThat(run.of("endless").get(0).value()).isBetween(2_200.0, 2_450.0);
    assertThat(run.of("refusing").get(0).value()).isBetween(1_050.0, 1_350.0);
    assertThat(run.outcomes("endless").unfinished()).isZero();
    assertThat(run.of("endless").get(1).value()).isEqualTo(1);
  }

  /** With 5 min a piece half of what comes in 10 min is under way at their end. */
  @Test
  void workUnderWayAtTheEnd_isServed() {
    JudgedRun run =
        run("""
                duration: 10m
                demand: {task: {arrivals: {rate: 1/s}, tolerance: {deadline: 8m}}}
                providers: {north: {engine: {servers: 999, service: 5m}}}
                architectures: {only: {ladder: [north]}}
                objectives: [task.availability >= 100%, task.latency.e2e.p99 <= 300s]
                """)
            .exitsWith(0);

    run.judges("only", MET, MET);
    assertThat(run.outcomes("only").full()).isEqualTo(run.outcomes("only").offered());
    assertThat(run.summary().run().drainEvents()).isPositive();
  }

  /** Without enough of a drain nobody knows, and both verdicts are possible. */
  @Test
  void workUnderWayAtTheVeryEnd_leavesTheVerdictOpen() {
    JudgedRun run =
        run("""
                duration: 10m
                drain: 1m
                demand: {task: {arrivals: {rate: 1/s}, tolerance: {deadline: 8m}}}
                providers: {north: {engine: {servers: 999, service: 5m}}}
                architectures: {only: {ladder: [north]}}
                objectives: [task.availability >= 99%, task.availability >= 40%, task.tickets <= 0]
                """)
            .exitsWith(98);

    run.judges("only", INCONCLUSIVE, MET, INCONCLUSIVE);
    assertThat(run.of("only").get(0).why()).contains("still under way at the end");
    assertThat(run.of("only").get(0).value()).isEqualTo(1);
    assertThat(run.result().out()).contains("was still under way when the drain of 1 min was over");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rareIncidents_mustBeSeen(int seed) {
    JudgedRun run =
        run(
                """
                duration: 30m
                replications: 4
                demand: {mail: {arrivals: {rate: 1/s}}}
                providers:
                  north:
                    engine: {servers: 99, service: 10ms}
                    incidents: {mean_between: 40h, repair: 1h, shape: 1, hazard: uniform, severities: [{probability: 100%, kind: outage}]}
                architectures: {only: {ladder: [north]}}
                objectives: [mail.availability >= 99%]
                """,
                "--seed", seed)
            .exitsWith(98);

    run.judges("only", INCONCLUSIVE);
    assertThat(run.of("only").get(0).why()).startsWith("incidents of north struck");
    assertThat(run.of("only").get(0).estimate().hasInterval()).isFalse();
    assertThat(run.result().err()).contains("too few to judge by");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 10, 30})
  void equalReplications_areTheirMean(int replications) {
    run(
            """
            duration: 9s
            demand: {mail: {arrivals: {rate: 1/s}}}
            providers: {north: {engine: {servers: 99, service: 1ms}, quality: 0.7}}
            architectures: {only: {ladder: [north]}}
            objectives:
              - mail.availability >= 100%
              - mail.quality >= 0.7
              - mail.quality <= 0.7
              - mail.attempts.amplification <= 1
            """,
            "--replications", replications)
        .exitsWith(0)
        .judges("only", MET, MET, MET, MET);
  }

  @Test
  void whatEndsAtTheLimit_keepsIt() {
    JudgedRun run =
        run("""
                duration: 5m
                replications: 3
                demand: {mail: {arrivals: {rate: 1/s}, tolerance: {deadline: 7s}}}
                providers: {north: {engine: {servers: 999, service: 7s}}}
                architectures: {only: {ladder: [north]}}
                objectives:
                  - mail.availability >= 100%
                  - mail.latency.e2e.mean <= 7s
                  - mail.latency.e2e.p90 <= 7s
                  - mail.latency.e2e.max <= 7s
                  - mail.latency.e2e.max <= 6999ms
                  - mail.latency.e2e.p90 <= 6999ms
                """)
            .exitsWith(99);

    run.judges("only", MET, MET, MET, MET, FAILED, FAILED);
    assertThat(run.of("only").subList(1, 4)).extracting(ObjectiveResult::value).containsOnly(7.0);
  }

  @Test
  void badAnswers_haveFailed() {
    JudgedRun run =
        run("""
                duration: 2m
                demand: {mail: {arrivals: {rate: 5/s}, tolerance: {deadline: 9s, min_quality: 0.5}}}
                providers: {north: {engine: {servers: 99, service: 1s}, quality: 0.9}}
                faults: [{id: silly, provider: north, kind: quality, at: 0s, for: 3m, quality: 0.2}]
                architectures: {only: {ladder: [north]}}
                objectives: [mail.quality >= 0.3, mail.latency.e2e.p50 <= 2s]
                """)
            .exitsWith(99);

    run.judges("only", FAILED, FAILED);
    assertThat(run.outcomes("only").failed()).isEqualTo(run.outcomes("only").offered());
    assertThat(run.outcomes("only").late()).isZero();
    assertThat(run.of("only").get(0).value()).isCloseTo(0.2, within(1e-12));
    assertThat(run.of("only").get(1).value()).isNaN(); // null: never
  }

  @Test
  void faultsFromTheEndOn_doNotStrike() {
    JudgedRun run =
        run("""
                duration: 1m
                demand: {mail: {arrivals: {rate: 5/s}, tolerance: {deadline: 9s}}}
                providers: {north: {engine: {servers: 99, service: 3s}}}
                faults: [{id: gone, provider: north, kind: outage, at: 1m, for: 10s}]
                architectures: {only: {ladder: [north]}}
                objectives: [mail.availability >= 100%]
                """)
            .exitsWith(0);

    run.judges("only", MET);
    assertThat(run.result().err()).contains("begins after the end of the run");
  }

  /** A quarter of the mail is refused by the outage under one, and none under the other. */
  @Test
  void comparisons_areJudged() {
    JudgedRun run =
        run("""
                duration: 4m
                replications: 5
                demand: {mail: {arrivals: {rate: 8/s}, tolerance: {deadline: 9s}}}
                providers:
                  north: {engine: {servers: 99, service: 1s}}
                  south: {engine: {servers: 99, service: 2s}}
                faults: [{id: gone, provider: north, kind: outage, at: 2m, for: 1m}]
                architectures: {single: {ladder: [north]}, pair: {ladder: [north, south]}}
                objectives:
                  - {metric: tickets, versus: single, at_most: 10%}
                  - {metric: tickets, versus: pair, at_most: 10%}
                  - {metric: latency.e2e.answered.mean, versus: single, at_most: 1.1x}
                  - {metric: latency.e2e.answered.mean, versus: single, at_least: 1.1x}
                """)
            .exitsWith(99);

    run.judges("pair", MET, FAILED, MET).judges("single", FAILED);
    assertThat(run.of("pair").get(0).value()).isZero();
    assertThat(run.of("pair").get(1).value()).isCloseTo(1.25, within(0.05));
    assertThat(run.of("single").get(0).value()).isEqualTo(1e6);
  }
}
