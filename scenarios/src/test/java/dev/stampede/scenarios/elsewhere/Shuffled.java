package dev.stampede.scenarios.elsewhere;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkResults;
import dev.stampede.experiments.chunk.ChunkRunner;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.experiments.trial.TrialReceiver;
import dev.stampede.scenarios.Stampede;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Runs plans in chunks, in any order, each as nothing but text that comes and bytes that go.
 *
 * @param trials of a chunk at the most
 */
record Shuffled(int trials, long seed) implements Executor {

  @Override
  public void run(Plan plan, TrialReceiver receiver, Cancellation cancellation) {
    List<Chunk> chunks = new ArrayList<>(Chunk.cut(plan, trials));
    Collections.shuffle(chunks, new Random(seed));
    ChunkRunner runner = new ChunkRunner(1, Stampede.trialSpecs());
    for (Chunk chunk : chunks) {
      Chunk sent = Chunk.parse(chunk.alone().encode());
      byte[] bytes = runner.run(sent, ProgressListener.NOBODY, cancellation).orElseThrow();
      ChunkResults.deliver(bytes, chunk, receiver);
    }
  }
}
