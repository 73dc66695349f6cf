package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.Plan;

/**
 * Runs trials on a number of threads of this process. Trials run side by side as long as there are
 * enough of them, because they need nothing of each other; where there are fewer than threads, each
 * runs on several.
 */
public final class LocalExecutor implements Executor {

  private final int workers;
  private final TrialSpecs specs;

  /**
   * Creates an executor, which can run any number of plans.
   *
   * @param workers threads to use, at least 1; they change the time it takes, and nothing else
   */
  public LocalExecutor(int workers, TrialSpecs specs) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers (%d) must be at least 1".formatted(workers));
    }
    this.workers = workers;
    this.specs = specs;
  }

  @Override
  public void run(Plan plan, TrialReceiver receiver, Cancellation cancellation) {
    run(plan, 0, plan.trials(), receiver, cancellation);
  }

  /**
   * Runs some trials of a plan, as {@link #run} runs all of them.
   *
   * @param from place of the first one among the plan's keys, from 0 on
   * @param until that of the first one that is not run any more, above {@code from}
   * @throws IllegalArgumentException if the plan has not all of them
   * @throws TrialFailure if a trial fails; the others are not waited for
   */
  public void run(
      Plan plan, int from, int until, TrialReceiver receiver, Cancellation cancellation) {
    if (from < 0 || from >= until || until > plan.trials()) {
      throw new IllegalArgumentException(
          "trials %d to %d are not all in the plan".formatted(from, until));
    }
    new LocalRun(plan, from, until - from, specs.ofVariants(plan), workers)
        .run(receiver, cancellation);
  }
}
