package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.models.TrialResult;

/** Takes what an executor brings back. */
public interface TrialReceiver {

  /** A trial has ended; the result is the receiver's. */
  void ended(TrialKey key, TrialResult result);

  /**
   * Trials go on. Called some ten times a second, as far as the executor can tell.
   *
   * @param done share of the simulated time of all trials that is done, in [0, 1]
   */
  void progress(double done);
}
