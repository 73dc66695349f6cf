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
    new LocalRun(plan, specs.ofVariants(plan), workers).run(receiver, cancellation);
  }
}
