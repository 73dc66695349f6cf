package dev.stampede.experiments.conclude;

import dev.stampede.experiments.scenario.ScenarioBatch;
import dev.stampede.experiments.sequential.Precision;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import java.util.List;
import java.util.Optional;

/** Has scenarios run. */
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
   * Runs each of several scenarios until it is known well enough, or as often as it may be: how
   * often depends on its own trials alone.
   *
   * @return for each of them what its trials say; empty if it was cancelled before one was complete
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  List<Optional<Settled>> settled(
      ScenarioBatch batch,
      Precision precision,
      ProgressListener listener,
      Cancellation cancellation);

  /**
   * How many trials are worth being run together, at the least: of fewer, somebody would wait for
   * the last ones. Changes no figure.
   */
  default int together() {
    return 128;
  }
}
