package dev.stampede.experiments;

import dev.stampede.experiments.conclude.Conclusions;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.counterfactual.CounterfactualAnswer;
import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.singlestep.SingleStepAnswer;
import dev.stampede.experiments.singlestep.SingleStepQuestion;
import dev.stampede.experiments.tally.VariantTallies;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.models.TrialResult;
import dev.stampede.reports.result.Experiment;
import java.util.Optional;
import java.util.stream.IntStream;

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
    return fold(scenario, scenario.plan(), listener, cancellation)
        .map(fold -> new Conclusions(scenario, fold.tallies(0)).experiment(secondsSince(start)));
  }

  /**
   * Runs all trials with all that goes wrong, without each of it, and without any.
   *
   * @return what {@link #run} finds, and what each fault cost; partial if it was cancelled, empty
   *     if that was before the first replication was complete in each variant
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<Experiment> counterfactual(
      CounterfactualQuestion question, ProgressListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    Scenario scenario = question.scenario();
    return fold(scenario, question.plan(), listener, cancellation)
        .map(
            fold ->
                new Conclusions(scenario, fold.tallies(0))
                    .experiment(
                        secondsSince(start),
                        new CounterfactualAnswer(question, afterFirst(question.runs() - 1, fold))));
  }

  /**
   * Runs all trials with all that operators do, and with each thing that they could do, alone.
   *
   * @return what {@link #run} finds, and what came of each; partial if it was cancelled, empty if
   *     that was before the first replication was complete in each variant
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<Experiment> singleStep(
      SingleStepQuestion question, ProgressListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    Scenario scenario = question.scenario();
    return fold(scenario, question.plan(), listener, cancellation)
        .map(
            fold ->
                new Conclusions(scenario, fold.tallies(0))
                    .experiment(
                        secondsSince(start),
                        new SingleStepAnswer(
                            question,
                            afterFirst(question.repertoire().candidates().size(), fold))));
  }

  private static VariantTallies afterFirst(int variants, TallyFold fold) {
    return new VariantTallies(IntStream.rangeClosed(1, variants).mapToObj(fold::tallies).toList());
  }

  private Optional<TallyFold> fold(
      Scenario scenario, Plan plan, ProgressListener listener, Cancellation cancellation) {
    TrialSpecs specs = text -> scenario.trial();
    TallyFold fold = new TallyFold(plan, specs.ofVariants(plan), scenario.objectives());
    executor.run(plan, receiver(plan, fold, listener), cancellation);
    fold.compareWithTwins(scenario.allThatGoesWrong());
    return fold.replications() == 0 ? Optional.empty() : Optional.of(fold);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
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
