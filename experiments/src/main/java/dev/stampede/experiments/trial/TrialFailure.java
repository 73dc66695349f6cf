package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.plan.TrialKey;

/** A trial could not be run to its end. Its cause says why. */
public final class TrialFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TrialKey key;

  /** Tells of a trial; the stack is that of the cause, as the collector's is of no interest. */
  public TrialFailure(Plan plan, TrialKey key, RuntimeException cause) {
    super(
        "replication %d of '%s': %s".formatted(key.replication(), plan.architecture(key), cause),
        cause);
    this.key = key;
    setStackTrace(cause.getStackTrace());
  }

  /** Which trial. */
  public TrialKey key() {
    return key;
  }
}
