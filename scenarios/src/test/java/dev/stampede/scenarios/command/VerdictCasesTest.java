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

/**
 * Small scenarios that were once judged wrongly, recreated from other simulators' bug trackers. The
 * files are shared beside this repository; {@link VerdictsOfRunsTest} has one of our own for each
 * kind.
 */
class VerdictCasesTest {

  @TempDir private Path directory;

  private JudgedRun run(String name, Object... more) {
    return JudgedRun.run(JudgedRun.shared(name), directory.resolve("out"), more);
  }

  @Test
  void allFail_meetsNothing() {
    JudgedRun run = run("verdicts/all-fail.yaml").exitsWith(99);

    run.judges("a", FAILED, FAILED, FAILED);
    assertThat(run.of("a")).extracting(ObjectiveResult::value).containsOnly(Double.NaN); // null
    assertThat(run.result().out()).contains("chat p99 latency never, 0 % in time, limit 1 s");
    assertThat(run.useCase("a").availability().mean()).isZero();
    assertThat(run.useCase("a").availability().ci95().get(1)).isPositive();
  }

  @Test
  void nothingCounted_isInconclusive_andWarnedOf() {
    JudgedRun run = run("verdicts/nothing-counted.yaml").exitsWith(98);

    run.judges("a", INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE);
    assertThat(run.of("a")).extracting(ObjectiveResult::value).containsOnly(Double.NaN);
    assertThat(run.of("a")).extracting(ObjectiveResult::why).containsOnly("nothing was measured");
    assertThat(run.result().err()).contains("nothing is measured");
  }

  /** The truth is ln(100) / 0.3 = 15.35 s; 80 of the file's 200 replications are quicker. */
  @Test
  void p99Bias_isNone() {
    JudgedRun run = run("verdicts/p99-bias.yaml", "--replications", 80).exitsWith(99);

    run.judges("a", INCONCLUSIVE, FAILED, MET);
    assertThat(run.of("a").get(0).value()).isCloseTo(15.35, within(1.0));
    assertThat(run.of("a").get(1).value()).isGreaterThan(20);
    assertThat(run.useCase("a").latencySeconds().e2e().p99()).isEqualTo(run.of("a").get(0).value());
  }

  /** Past its deadline work is late, whatever comes: 17,677 tickets a run at least. */
  @Test
  void unfinished_isLateWherePastItsDeadline() {
    JudgedRun run = run("verdicts/unfinished.yaml").exitsWith(99);

    run.judges("endless", FAILED, FAILED, FAILED).judges("refusing", MET, FAILED, FAILED);
    assertThat(run.of("endless").get(0).value()).isGreaterThanOrEqualTo(17_677);
    assertThat(run.of("refusing").get(0).value()).isBetween(8_700.0, 9_300.0);
    assertThat(run.outcomes("endless").unfinished()).isZero();
    assertThat(run.of("endless").get(2).value()).isEqualTo(1);
    assertThat(run.of("refusing").get(2).value()).isEqualTo(1);
  }

  @Test
  void unfinishedAtTheEnd_isServedAfterIt() {
    JudgedRun run = run("verdicts/unfinished-fails-objective.yaml").exitsWith(0);

    run.judges("single", MET);
    assertThat(run.of("single").get(0).value()).isEqualTo(1);
    assertThat(run.outcomes("single").unfinished()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rareIncident_isNotSeenOftenEnough(int seed) {
    JudgedRun run = run("verdicts/rare-incident.yaml", "--seed", seed).exitsWith(98);

    run.judges("a", INCONCLUSIVE);
    assertThat(run.of("a").get(0).why()).contains("fewer than 3 say too little");
    assertThat(run.of("a").get(0).estimate().hasInterval()).isFalse();
    assertThat(run.summary().incidents()).hasSize(1);
    // One that begins in the hour or lasts into it: 5 (1 - exp(-3 / 53)).
    assertThat(run.summary().incidents().get(0).expected()).isCloseTo(0.275, within(0.015));
    assertThat(run.result().err()).contains("too few to judge by");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 10, 30})
  void roundingVerdict_doesNotDependOnTheReplications(int replications) {
    run("verdicts/rounding-verdict.yaml", "--replications", replications)
        .exitsWith(0)
        .judges("one", MET, MET, MET, MET);
  }

  @Test
  void atTheLimit_isKept() {
    JudgedRun run = run("verdicts/at-the-limit.yaml").exitsWith(0);

    run.judges("a", MET, MET, MET, MET, MET, MET);
    assertThat(run.of("a").subList(1, 6)).extracting(ObjectiveResult::value).containsOnly(10.0);
  }

  @Test
  void badAnswers_haveFailed_andAreNotLate() {
    JudgedRun run = run("verdicts/bad-answers.yaml").exitsWith(99);

    run.judges("a", FAILED);
    assertThat(run.outcomes("a").failed()).isGreaterThan(5_800);
    assertThat(run.outcomes("a").late()).isZero();
    assertThat(run.useCase("a").latencySeconds().e2e().p50()).isNaN(); // null: never
  }

  @Test
  void faultAtEnd_doesNotStrike() {
    JudgedRun run = run("verdicts/fault-at-end.yaml").exitsWith(0);

    run.judges("single", MET).judges("failover", MET);
    assertThat(run.of("single").get(0).value()).isEqualTo(1);
    assertThat(run.useCase("failover").attempts().amplification()).isEqualTo(1);
  }

  @Test
  void atMost_isJudged() {
    JudgedRun run = run("mutants/at-most.yaml").exitsWith(99);

    run.judges("single", FAILED, FAILED).judges("pair", FAILED);
    assertThat(run.of("single").get(1).value()).isGreaterThan(100);
    assertThat(run.of("pair").get(0).value()).isBetween(1.0, 3.0);
  }
}
