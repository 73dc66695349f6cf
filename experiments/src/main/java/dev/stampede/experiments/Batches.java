package dev.stampede.experiments;

import dev.stampede.experiments.conclude.Conclusions;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.interval.Confidence;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sequential.Stopping.Reason;
import dev.stampede.reports.result.sequential.Unsettled;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has a plan run, all at once or batch by batch until enough is known. Whether it is enough is
 * asked only when all replications of a batch have ended, and all those before them: so the answer
 * does not depend on how they were run.
 */
record Batches(
    Scenario scenario, Plan plan, TallyFold fold, Executor executor, ProgressListener listener) {

  /** Runs all of it; empty if it was cancelled before a replication was complete. */
  Optional<Found> runAll(Cancellation cancellation) {
    run(0, plan.replications(), cancellation);
    return fold.replications() == 0
        ? Optional.empty()
        : Optional.of(
            new Found(fold, new Conclusions(scenario, fold.tallies(0)), Optional.empty()));
  }

  /** Runs batches until enough is known; empty as {@link #runAll}. */
  Optional<Found> runUntil(Precision precision, Cancellation cancellation) {
    Confidence confidence = precision.looks().confidence();
    Set<Metric> metrics = metrics(precision);
    List<Integer> looks = new ArrayList<>();
    int before = 0;
    for (int look : precision.looks().numbers()) {
      run(before, look, cancellation);
      boolean complete = fold.replications() == look;
      if (fold.replications() == 0) {
        return Optional.empty();
      }
      // Less than the plan has is partial; less than it might have had is not.
      Scenario seen = scenario.withReplications(complete ? look : plan.replications());
      Conclusions conclusions = new Conclusions(seen, fold.tallies(0), confidence);
      List<Awaited> figures = conclusions.awaited(metrics);
      List<Unsettled> unsettled = precision.unsettled(fold.replications(), figures);
      if (complete) {
        looks.add(look);
      }
      if (!complete || unsettled.isEmpty() || look == plan.replications()) {
        Reason reason =
            !complete ? Reason.INTERRUPTED : unsettled.isEmpty() ? Reason.ENOUGH : Reason.CAP;
        Stopping stopping =
            new Stopping(
                precision.asked(),
                reason,
                looks,
                confidence.share(),
                unsettled,
                precision.notAwaited(figures));
        return Optional.of(new Found(fold, conclusions, Optional.of(stopping)));
      }
      before = look;
    }
    throw new IllegalStateException("the last look is that of the whole plan");
  }

  private static Set<Metric> metrics(Precision precision) {
    Set<Metric> metrics = new LinkedHashSet<>(List.of(Metrics.AVAILABILITY));
    precision
        .asked()
        .absolute()
        .keySet()
        .forEach(name -> Metric.named(name).ifPresent(metrics::add));
    return metrics;
  }

  private void run(int from, int until, Cancellation cancellation) {
    int trials = until * plan.trialsOfReplication();
    executor.run(
        plan.batch(from, until), new Folding(fold, listener, from, until, trials), cancellation);
    fold.compareWithTwins(0, plan.variants().size(), scenario.allThatGoesWrong());
  }
}
