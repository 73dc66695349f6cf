package dev.stampede.experiments;

import dev.stampede.experiments.compare.ComparisonConclusion;
import dev.stampede.experiments.compare.ComparisonQuestion;
import dev.stampede.experiments.conclude.Conclusions;
import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.EvidenceSource;
import dev.stampede.experiments.conclude.Settled;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.counterfactual.CounterfactualAnswer;
import dev.stampede.experiments.counterfactual.CounterfactualQuestion;
import dev.stampede.experiments.counterfactual.VariantTallies;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Certainty;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.singlestep.SingleStepAnswer;
import dev.stampede.experiments.singlestep.SingleStepQuestion;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.comparison.ComparisonAnswer;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Stopping.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    ScenarioBatch batch = question.batch();
    if (question.precision().isEmpty()) {
      return evidence(batch, listener, cancellation)
          .map(
              evidence ->
                  new ComparisonConclusion(question, evidence, Certainty.ONE_LOOK)
                      .answer(secondsSince(start), Optional.empty()));
    }
    Precision enough = question.precision().get();
    Certainty certainty = enough.looks().certainty();
    Strand strand = new Strand(batch, batch.plan().withReplications(enough.looks().most()));
    Function<Strand, ComparisonConclusion> conclusion =
        seen ->
            new ComparisonConclusion(question, seen.evidence(certainty.confidence()), certainty);
    return new Lockstep(List.of(strand), executor, listener)
        .runUntil(
            enough,
            certainty.confidence().share(),
            seen -> conclusion.apply(seen).awaited(enough.asked()),
            cancellation)
        .get(0)
        .map(why -> conclusion.apply(strand).answer(secondsSince(start), Optional.of(why)));
  }

  @Override
  public Optional<List<Evidence>> evidence(
      ScenarioBatch batch, ProgressListener listener, Cancellation cancellation) {
    Strand strand = new Strand(batch, batch.plan());
    new Lockstep(List.of(strand), executor, listener).runAll(cancellation);
    return strand.replications() == 0
        ? Optional.empty()
        : Optional.of(strand.evidence(Confidence.PLAIN));
  }

  @Override
  public List<Optional<Settled>> settled(
      ScenarioBatch batch, Precision enough, ProgressListener listener, Cancellation cancellation) {
    Confidence confidence = enough.looks().confidence();
    List<Strand> strands =
        batch.scenarios().stream()
            .map(scenario -> new ScenarioBatch(List.of(scenario)))
            .map(one -> new Strand(one, one.plan().withReplications(enough.looks().most())))
            .toList();
    List<Optional<Stopping>> stopped =
        new Lockstep(strands, executor, listener)
            .runUntil(
                enough,
                confidence.share(),
                strand -> strand.evidence(confidence).get(0).awaited(metrics(enough)),
                cancellation);
    return IntStream.range(0, strands.size())
        .mapToObj(
            i ->
                stopped
                    .get(i)
                    .map(why -> new Settled(strands.get(i).evidence(confidence).get(0), why)))
        .toList();
  }

  private Optional<Found> find(
      Scenario scenario, Plan asked, ProgressListener listener, Cancellation cancellation) {
    Plan plan = precision.map(p -> asked.withReplications(p.looks().most())).orElse(asked);
    Strand strand = new Strand(new ScenarioBatch(List.of(scenario)), plan);
    Lockstep lockstep = new Lockstep(List.of(strand), executor, listener);
    TallyFold fold = strand.fold();
    if (precision.isEmpty()) {
      lockstep.runAll(cancellation);
      return fold.replications() == 0
          ? Optional.empty()
          : Optional.of(
              new Found(fold, new Conclusions(scenario, fold.tallies(0)), Optional.empty()));
    }
    Precision enough = precision.get();
    Confidence confidence = enough.looks().confidence();
    return lockstep
        .runUntil(
            enough,
            confidence.share(),
            seen -> seen.evidence(confidence).get(0).awaited(metrics(enough)),
            cancellation)
        .get(0)
        .map(
            why -> {
              // Less than the plan has is partial; less than it might have had is not.
              boolean cut = why.reason() == Reason.INTERRUPTED;
              Scenario seen =
                  scenario.withReplications(cut ? plan.replications() : fold.replications());
              return new Found(
                  fold, new Conclusions(seen, fold.tallies(0), confidence), Optional.of(why));
            });
  }

  /** Those that are waited for besides what is promised. */
  private static Set<Metric> metrics(Precision enough) {
    Set<Metric> metrics = new LinkedHashSet<>();
    if (!enough.asked().untilVerdict()) {
      metrics.add(Metrics.AVAILABILITY);
      metrics.addAll(enough.metrics());
    }
    return metrics;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / NANOS_PER_SECOND;
  }
}
