package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.Plan;

/**
 * Runs the trials of a plan somewhere. Nothing that an executor does changes a result: neither
 * where trials run, nor how many at once, nor the order in which they end.
 */
@FunctionalInterface
public interface Executor {

  /**
   * Runs all trials of a plan, and returns when nothing of it runs any more.
   *
   * @param receiver is given each result as it ends, in any order, by the calling thread
   * @param cancellation once requested, trials end soon and those that have not ended are left out
   * @throws TrialFailure if a trial fails; the others are not waited for
   */
  void run(Plan plan, TrialReceiver receiver, Cancellation cancellation);
}
