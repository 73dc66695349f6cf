package dev.stampede.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.experiments.Experimenter;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.scenario.RunSize;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialFailure;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.result.ReplicationValues;
import dev.stampede.reports.result.Summary;
import dev.stampede.scenarios.Stampede;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExperimenterTest {

  private static final Scenario SMALL =
      Scenarios.read(
          """
          apiVersion: stampede/v1
          name: small
          duration: 20s
          seed: 7
          replications: 5
          demand:
            work: {arrivals: {rate: 8/s}, tolerance: {deadline: 1s}}
          providers:
            one: {engine: {servers: 1, service: {dist: exponential, mean: 100ms}}}
            two: {engine: {servers: 2, service: {dist: exponential, mean: 100ms}, queue_limit: 1}}
          architectures:
            single: {ladder: [one]}
            pair: {ladder: [two, one]}
            other: {ladder: [two]}
          objectives: [work.availability >= 50%]
          """);

  private static Experiment run(Scenario scenario, int workers) {
    return Scenarios.run(scenario, workers);
  }

  private static Optional<Experiment> run(
      Scenario scenario, ProgressListener listener, Cancellation cancellation) {
    return new Experimenter(Scenarios.executor(scenario, 2)).run(scenario, listener, cancellation);
  }

  private static List<ReplicationValues> rows(Experiment experiment) {
    return new ArrayList<>(experiment.replications().rows());
  }

  @Test
  void run_isOfAllTrials() {
    Experiment experiment = run(SMALL, 2);
    Summary summary = experiment.summary();

    assertThat(summary.partial()).isFalse();
    assertThat(summary.scenario().replications()).isEqualTo(5);
    assertThat(summary.run().wallSeconds()).isBetween(1e-4, 60.0);
    assertThat(summary.architectures())
        .extracting(ArchitectureSummary::name)
        .containsExactly("single", "pair", "other");
    assertThat(experiment.providers())
        .extracting(ProviderCourse::architecture)
        .containsExactly("single", "single", "pair", "pair", "other", "other");
    assertThat(rows(experiment)).hasSize(15).doesNotHaveDuplicates();
    // Common random numbers: each architecture is offered the same work, another in each run.
    List<Long> offered =
        summary.architectures().stream()
            .map(architecture -> architecture.useCases().get(0).outcomes().offered())
            .toList();
    assertThat(offered.get(0)).isBetween(700L, 900L); // 5 x 20 x 8
    assertThat(offered).containsOnly(offered.get(0));
  }

  @Test
  void workers_changeNothing() {
    Experiment one = run(SMALL, 1);

    for (int workers : List.of(2, 32)) {
      Experiment several = run(SMALL, workers);
      assertThat(several.summary().run().digest()).isEqualTo(one.summary().run().digest());
      assertThat(several.summary().architectures()).isEqualTo(one.summary().architectures());
      assertThat(several.summary().objectives()).isEqualTo(one.summary().objectives());
      assertThat(rows(several)).isEqualTo(rows(one));
    }
  }

  /** Reads the plan from its text, and runs its trials one by one, the last ones first or so. */
  private static final Executor HOSTILE =
      (plan, receiver, cancellation) -> {
        Plan sent = Plan.parse(plan.encode());
        TrialSpec spec = Stampede.trialSpecs().of(sent.variants().get(0).scenario());
        List<TrialKey> keys = new ArrayList<>(sent.keys().toList());
        Collections.shuffle(keys, new Random(3));
        for (TrialKey key : keys) {
          try (Trial trial = new Trial(spec, key.architecture(), sent.seed(), key.replication())) {
            assertThat(trial.run(1)).isTrue();
            receiver.ended(key, trial.result());
          }
        }
      };

  @Test
  void otherExecutors_changeNothing() {
    Experiment local = run(SMALL, 2);
    Experiment sent =
        new Experimenter(HOSTILE)
            .run(SMALL, ProgressListener.NOBODY, new Cancellation())
            .orElseThrow();

    assertThat(sent.summary().run().digest()).isEqualTo(local.summary().run().digest());
    assertThat(sent.summary().architectures()).isEqualTo(local.summary().architectures());
    assertThat(sent.summary().comparisons()).isEqualTo(local.summary().comparisons());
    assertThat(sent.summary().objectives()).isEqualTo(local.summary().objectives());
    assertThat(sent.providers()).isEqualTo(local.providers());
    assertThat(rows(sent)).isEqualTo(rows(local));
  }

  @Test
  void firstReplications_areThoseOfFewer() {
    List<ReplicationValues> all = rows(run(SMALL, 2));
    List<ReplicationValues> two = rows(run(SMALL.withReplications(2), 2));

    assertThat(two)
        .containsExactlyElementsOf(all.stream().filter(r -> r.replication() < 2).toList());
    assertThat(rows(run(SMALL.withSeed(8), 2))).isNotEqualTo(all);
  }

  @Test
  void stopBeforeTheRun_leavesNothing() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();

    assertThat(run(SMALL, ProgressListener.NOBODY, cancellation)).isEmpty();
  }

  /** What was complete is as good as if no more had been asked for. */
  @Test
  void stopInBetween_leavesWholeReplications() {
    Scenario endless = SMALL.withReplications(100_000);
    AtomicInteger calls = new AtomicInteger();
    Cancellation cancellation = new Cancellation();
    Experiment partial =
        run(
                endless,
                (done, trials, all) -> {
                  calls.incrementAndGet();
                  assertThat(all).isEqualTo(300_000);
                  assertThat(trials).isBetween(0, 299_999);
                  // The share is a sum of many small ones, which are rounded.
                  assertThat(done).isBetween(trials / 300_000.0 * (1 - 1e-9), 0.5);
                  if (trials > 6) {
                    cancellation.request();
                  }
                },
                cancellation)
            .orElseThrow();

    int replications = partial.summary().scenario().replications();
    assertThat(calls.get()).isPositive();
    assertThat(partial.summary().partial()).isTrue();
    assertThat(replications).isBetween(1, 99_999);
    Experiment asked = run(SMALL.withReplications(replications), 2);
    assertThat(partial.summary().run().digest()).isEqualTo(asked.summary().run().digest());
    assertThat(rows(partial)).isEqualTo(rows(asked));
  }

  /** Eight a second for a hundred days would take long. */
  @Test
  @Timeout(60)
  void stop_endsTrialsThatAreUnderWay() throws InterruptedException {
    String endless = SMALL.source().text().replace("duration: 20s", "duration: 100d");
    Cancellation cancellation = new Cancellation();
    Thread stopper =
        new Thread(
            () -> {
              LockSupport.parkNanos(100_000_000);
              cancellation.request();
            });
    stopper.start();

    assertThat(run(Scenarios.read(endless), ProgressListener.NOBODY, cancellation)).isEmpty();
    stopper.join();
  }

  @Test
  void failure_ofATrial_endsTheRun() {
    TrialSpec trial = SMALL.trial();
    Scenario broken =
        new Scenario(
            "broken",
            "",
            ScenarioText.of(""),
            "",
            1,
            3,
            new TrialSpec(
                trial.horizon(),
                trial.drain(),
                trial.limits(),
                trial.useCases(),
                List.of(), // of whom the ladders speak
                trial.faults(),
                trial.architectures()),
            List.of(),
            Set.of(),
            null,
            null,
            List.of(),
            new RunSize(0, 0));

    assertThatThrownBy(() -> run(broken, 2))
        .isInstanceOfSatisfying(
            TrialFailure.class, failure -> assertThat(failure.key().replication()).isBetween(0, 2))
        .hasMessageMatching("replication [012] of '(single|pair|other)': .*no provider.*")
        .hasCauseInstanceOf(IllegalArgumentException.class);
  }
}
