package dev.stampede.experiments;

import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;

/**
 * Adds what a part of a plan brings to what there is.
 *
 * @param from the first replication of the part
 * @param until the first one after it
 * @param trials of all replications before that
 */
record Folding(TallyFold fold, ProgressListener listener, int from, int until, int trials)
    implements TrialReceiver {

  @Override
  public void ended(TrialKey key, TrialResult result) {
    fold.add(key, result);
  }

  @Override
  public void progress(double done) {
    listener.progress((from + done * (until - from)) / until, fold.received(), trials);
  }
}
