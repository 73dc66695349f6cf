package dev.stampede.experiments;

import dev.stampede.experiments.compare.ComparisonConclusion;
import dev.stampede.experiments.compare.ComparisonQuestion;
import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.counterfactual.CounterfactualAnswer;
import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.counterfactual.VariantTallies;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.singlestep.SingleStepAnswer;
import dev.stampede.experiments.singlestep.SingleStepQuestion;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Has the trials of a scenario run, and draws the conclusions. */
public final class Experimenter implements EvidenceSource {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Executor executor;
  private final Optional<Precision> precision;

  /** Creates one that can run any number of scenarios, if the executor can. */
  public Experimenter(Executor executor) {
    this(executor, Optional.empty());
  }

  private Experimenter(Executor executor, Optional<Precision> precision) {
    this.executor = executor;
    this.precision = precision;
  }

  /**
   * Returns one that runs replications until figures are known well enough, whatever number the
   * scenario asks for. Those that are run are the first ones of a run whose number is given.
   */
  public Experimenter until(Precision enough) {
    return new Experimenter(executor, Optional.of(enough));
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
    return find(scenario, scenario.plan(), listener, cancellation)
        .map(found -> found.stopped(found.conclusions().experiment(secondsSince(start))));
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
    return find(scenario, question.plan(), listener, cancellation)
        .map(
            found ->
                found.stopped(
                    found
                        .conclusions()
                        .experiment(
                            secondsSince(start),
                            new CounterfactualAnswer(
                                question, afterFirst(question.runs() - 1, found.fold())))));
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
    return find(scenario, question.plan(), listener, cancellation)
        .map(
            found ->
                found.stopped(
                    found
                        .conclusions()
                        .experiment(
                            secondsSince(start),
                            new SingleStepAnswer(
                                question,
                                afterFirst(
                                    question.repertoire().candidates().size(), found.fold())))));
  }

  private static VariantTallies afterFirst(int variants, TallyFold fold) {
    return new VariantTallies(IntStream.rangeClosed(1, variants).mapToObj(fold::tallies).toList());
  }

  /**
   * Runs all contenders, and says which is better.
   *
   * @return partial if it was cancelled, empty if that was before the first replication of all of
   *     them was complete
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<ComparisonAnswer> compare(
      ComparisonQuestion question, ProgressListener listener, Cancellation cancellation) {
    long start = System.nanoTime();
    return evidence(question.batch(), listener, cancellation)
        .map(evidence -> new ComparisonConclusion(question, evidence).answer(secondsSince(start)));
  }

  @Override
  public Optional<List<Evidence>> evidence(
      ScenarioBatch batch, ProgressListener listener, Cancellation cancellation) {
    Plan plan = batch.plan();
    List<Scenario> scenarios = batch.scenarios();
    TrialSpecs specs = text -> batch.read(text).trial();
    List<List<Objective>> objectives =
        plan.variants().stream()
            .map(variant -> batch.read(variant.scenario()).objectives())
            .toList();
    TallyFold fold = new TallyFold(plan, specs.ofVariants(plan), objectives);
    executor.run(
        plan, new Folding(fold, listener, 0, plan.replications(), plan.trials()), cancellation);
    if (fold.replications() == 0) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      int variants = batch.variants(i);
      fold.compareWithTwins(first, variants, scenarios.get(i).allThatGoesWrong());
      evidence.add(new Evidence(scenarios.get(i), fold.tallies(first)));
      first += variants;
    }
    return Optional.of(evidence);
  }

  private Optional<Found> find(
      Scenario scenario, Plan asked, ProgressListener listener, Cancellation cancellation) {
    Plan plan = precision.map(p -> asked.withReplications(p.looks().most())).orElse(asked);
    TrialSpecs specs = text -> scenario.trial();
    int variants = plan.variants().size();
    TallyFold fold =
        new TallyFold(
            plan, specs.ofVariants(plan), Collections.nCopies(variants, scenario.objectives()));
    Batches batches = new Batches(scenario, plan, fold, executor, listener);
    return precision.isPresent()
        ? batches.runUntil(precision.get(), cancellation)
        : batches.runAll(cancellation);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }
}
