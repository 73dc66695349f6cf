package dev.stampede.experiments.chunk;

import dev.stampede.experiments.plan.TrialKey;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.LocalExecutor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.experiments.trial.TrialSpecs;
import dev.stampede.models.TrialResult;
import java.util.Optional;

/** Runs chunks where they are to be run. */
public final class ChunkRunner {

  private final LocalExecutor executor;

  /**
   * Creates one that can run any number of chunks.
   *
   * @param workers threads to use, at least 1; they change the time it takes, and nothing else
   * @param specs that read the scenarios
   */
  public ChunkRunner(int workers, TrialSpecs specs) {
    this.executor = new LocalExecutor(workers, specs);
  }

  /**
   * Runs a chunk.
   *
   * @return its results, as {@link ChunkResults} reads them: the same bytes wherever it is run;
   *     empty if it was cancelled before the last trial had ended
   * @throws dev.stampede.experiments.trial.TrialFailure if a trial fails
   */
  public Optional<byte[]> run(Chunk chunk, ProgressListener listener, Cancellation cancellation) {
    Chunk alone = chunk.alone();
    Written written = new Written(alone, listener);
    executor.run(alone.plan(), alone.from(), alone.until(), written, cancellation);
    return written.ended == alone.trials()
        ? Optional.of(ChunkResults.bytes(alone, written.results))
        : Optional.empty();
  }

  /** Writes each result when it ends: as bytes it is a tenth of what it is as objects. */
  private static final class Written implements TrialReceiver {

    private final Chunk chunk;
    private final ProgressListener listener;
    private final byte[][] results;
    private int ended;

    Written(Chunk chunk, ProgressListener listener) {
      this.chunk = chunk;
      this.listener = listener;
      this.results = new byte[chunk.trials()][];
    }

    @Override
    public void ended(TrialKey key, TrialResult result) {
      results[chunk.plan().index(key) - chunk.from()] = ResultBytes.of(result);
      ended++;
    }

    @Override
    public void progress(double done) {
      listener.progress(done, ended, chunk.trials());
    }
  }
}
