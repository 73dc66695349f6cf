package dev.stampede.experiments.chunk;

import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.TrialReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Has the trials of plans run somewhere else, chunk by chunk, and none of them twice. */
public final class ChunkExecutor implements Executor {

  private final ChunkPlace place;
  private final ToIntFunction<Plan> trialsOfChunk;
  private final ChunkStore store;

  /**
   * Creates an executor, which can run any number of plans if the place can.
   *
   * @param trialsOfChunk how many trials of a plan go together at the most, at least 1: some
   *     seconds of work are a good measure
   * @param store of chunks that were run before, which takes those that are run now
   */
  public ChunkExecutor(ChunkPlace place, ToIntFunction<Plan> trialsOfChunk, ChunkStore store) {
    this.place = place;
    this.trialsOfChunk = trialsOfChunk;
    this.store = store;
  }

  @Override
  public void run(Plan plan, TrialReceiver receiver, Cancellation cancellation) {
    List<Chunk> missing = new ArrayList<>();
    int there = 0;
    for (Chunk chunk : Chunk.cut(plan, trialsOfChunk.applyAsInt(plan))) {
      Optional<byte[]> kept = store.find(chunk);
      if (kept.isPresent()) {
        ChunkResults.deliver(kept.get(), chunk, receiver);
        there += chunk.trials();
      } else {
        missing.add(chunk);
      }
    }
    if (!missing.isEmpty() && !cancellation.isRequested()) {
      double before = (double) there / plan.trials();
      place.run(plan, missing, new Keeping(store, receiver, before), cancellation);
    }
  }

  /**
   * Keeps what comes back, and hands it on.
   *
   * @param before share of the trials that were there before
   */
  private record Keeping(ChunkStore store, TrialReceiver receiver, double before)
      implements ChunkPlace.Receiver {

    @Override
    public void ended(Chunk chunk, byte[] results) {
      ChunkResults.check(results, chunk);
      store.keep(chunk, results);
      ChunkResults.deliver(results, chunk, receiver);
    }

    @Override
    public void progress(double done) {
      receiver.progress(Math.min(1, before + done * (1 - before)));
    }
  }
}
