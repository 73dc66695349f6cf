package dev.stampede.experiments;

import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.models.TrialResult;
import java.util.List;

/**
 * Adds what a batch of replications brings to the strands that it is of.
 *
 * @param strands all of them
 * @param open those of the batch, whose variants stand one after another in its plan
 * @param from the first replication of the batch
 * @param until the first one after it
 */
record Routing(
    List<Strand> strands, List<Strand> open, ProgressListener listener, int from, int until)
    implements TrialReceiver {

  @Override
  public void ended(TrialKey key, TrialResult result) {
    int variant = key.variant();
    int strand = 0;
    while (variant >= variants(strand)) {
      variant -= variants(strand);
      strand++;
    }
    open.get(strand)
        .fold()
        .add(new TrialKey(key.replication(), variant, key.architecture()), result);
  }

  private int variants(int strand) {
    return open.get(strand).plan().variants().size();
  }

  @Override
  public void progress(double done) {
    int trials = 0;
    int received = 0;
    for (Strand strand : strands) {
      received += strand.fold().received();
      trials +=
          open.contains(strand)
              ? until * strand.plan().trialsOfReplication()
              : strand.fold().received();
    }
    double ofOpen = (from + done * (until - from)) / until;
    int over = strands.size() - open.size();
    listener.progress((over + open.size() * ofOpen) / strands.size(), received, trials);
  }
}
