package dev.stampede.experiments;

import dev.stampede.experiments.conclude.Conclusions;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import dev.stampede.reports.result.Experiment;
import java.util.List;
import java.util.Optional;

/** Has the trials of a scenario run, and draws the conclusions. */
public final class Experimenter {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Executor executor;

  /** Creates one that can run any number of scenarios, if the executor can. */
  public Experimenter(Executor executor) {
    this.executor = executor;
  }

  /**
   * Runs all trials.
   *
   * @return what was found; partial if it was cancelled, empty if that was before the first
   *     replication was complete
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<Experiment> run(
      Scenario scenario, ProgressListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    Plan plan = scenario.plan();
    TallyFold fold = new TallyFold(plan, List.of(scenario.trial()));
    executor.run(plan, receiver(plan, fold, listener), cancellation);
    if (fold.replications() == 0) {
      return Optional.empty();
    }
    double wallSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    return Optional.of(new Conclusions(scenario, fold.tallies(0)).experiment(wallSeconds));
  }

  private static TrialReceiver receiver(Plan plan, TallyFold fold, ProgressListener listener) {
    return new TrialReceiver() {
      @Override
      public void ended(TrialKey key, TrialResult result) {
        fold.add(key, result);
      }

      @Override
      public void progress(double done) {
        listener.progress(done, fold.received(), plan.trials());
      }
    };
  }
}
