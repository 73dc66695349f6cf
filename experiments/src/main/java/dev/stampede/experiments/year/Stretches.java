package dev.stampede.experiments.year;

import dev.stampede.experiments.plan.Excerpt;
import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.plan.Variant;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has stretches of years run under all architectures. */
final class Stretches {

  private final Scenario scenario;
  private final Variant all;
  private final Executor executor;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private int trials;

  Stretches(
      Scenario scenario, Executor executor, ProgressListener listener, Cancellation cancellation) {
    this.scenario = scenario;
    this.all = scenario.plan().variants().get(0);
    this.executor = executor;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** A stretch in which incidents happen. */
  Variant struck(Excerpt excerpt) {
    return all.of(excerpt);
  }

  /** A stretch in which none do. */
  Variant quiet(Excerpt excerpt) {
    return all.without(new LeftOut(List.of(), scenario.allThatGoesWrong().incidents())).of(excerpt);
  }

  /** Trials that were run. */
  int trials() {
    return trials;
  }

  boolean isCancelled() {
    return cancellation.isRequested();
  }

  /**
   * Runs stretches.
   *
   * @return for each of them what every architecture made of it; empty where it was cancelled
   */
  List<Optional<List<Stint>>> run(List<Variant> stretches) {
    if (stretches.isEmpty() || cancellation.isRequested()) {
      return stretches.stream().map(stretch -> Optional.<List<Stint>>empty()).toList();
    }
    Plan plan = new Plan(stretches, scenario.seed(), 1);
    @Nullable Stint[][] ended = new Stint[stretches.size()][all.architectures().size()];
    executor.run(
        plan,
        new TrialReceiver() {
          private int received;

          @Override
          public void ended(TrialKey key, TrialResult result) {
            ended[key.variant()][key.architecture()] = Stint.of(result);
            received++;
            trials++;
          }

          @Override
          public void progress(double done) {
            listener.progress(done, received, plan.trials());
          }
        },
        cancellation);
    List<Optional<List<Stint>>> stints = new ArrayList<>();
    for (@Nullable Stint[] ofStretch : ended) {
      stints.add(
          Arrays.stream(ofStretch).allMatch(Objects::nonNull)
              ? Optional.of(Arrays.stream(ofStretch).map(Objects::requireNonNull).toList())
              : Optional.empty());
    }
    return stints;
  }
}
