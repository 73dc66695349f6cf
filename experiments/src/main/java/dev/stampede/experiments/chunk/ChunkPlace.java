package dev.stampede.experiments.chunk;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.trial.Cancellation;
import java.util.List;

/** Somewhere else, where chunks are run. */
@FunctionalInterface
public interface ChunkPlace {

  /** Takes what comes back. */
  interface Receiver {

    /** A chunk has ended. */
    void ended(Chunk chunk, byte[] results);

    /**
     * Chunks go on. Called some ten times a second.
     *
     * @param done share of the trials that have come back, in [0, 1]
     */
    void progress(double done);
  }

  /**
   * Runs chunks, and returns when nothing of them runs any more.
   *
   * @param plan that all of them are of
   * @param chunks at least one
   * @param receiver is given the results of each once, in any order, by the calling thread
   * @param cancellation once requested, chunks that have not ended are left out
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   * @throws java.io.UncheckedIOException if the place is lost: what had come back was received
   */
  void run(Plan plan, List<Chunk> chunks, Receiver receiver, Cancellation cancellation);
}
