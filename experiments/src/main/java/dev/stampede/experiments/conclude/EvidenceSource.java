package dev.stampede.experiments.conclude;

import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import java.util.List;
import java.util.Optional;

/** Has scenarios run. */
@FunctionalInterface
public interface EvidenceSource {

  /**
   * Runs all trials of several scenarios.
   *
   * @return what they say of each, of the same replications; empty if it was cancelled before the
   *     first one was complete in all of them
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  Optional<List<Evidence>> evidence(
      ScenarioBatch batch, ProgressListener listener, Cancellation cancellation);

  /**
   * How many trials are worth being run together, at the least: of fewer, somebody would wait for
   * the last ones. Changes no figure.
   */
  default int together() {
    return 128;
  }
}
