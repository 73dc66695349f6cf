package dev.stampede.scenarios.command;

import dev.stampede.experiments.chunk.Chunk;
import dev.stampede.experiments.chunk.ChunkRunner;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.trial.Cancellation;
import dev.stampede.experiments.trial.ProgressListener;
import dev.stampede.scenarios.Stampede;
import dev.stampede.scenarios.executor.Cluster;
import dev.stampede.scenarios.executor.ClusterKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cluster within this process, for tests: chunks come back last first, and all that is known of
 * them has travelled as text and bytes. It breaks after as many chunks as its address says.
 */
public final class LoopbackKind implements ClusterKind {

  @Override
  public String name() {
    return "loopback";
  }

  @Override
  public Optional<String> objection(String address) {
    return address.matches("nobody|\\d+")
        ? Optional.empty()
        : Optional.of("'%s' is no number".formatted(address));
  }

  @Override
  public Cluster connect(String address, Consumer<String> notes) throws IOException {
    if (address.equals("nobody")) {
      throw new IOException("nobody answers");
    }
    return new Loopback(Integer.parseInt(address), notes);
  }

  private static final class Loopback implements Cluster {

    private final int most;
    private final Consumer<String> notes;
    private int ran;
    private int plans;

    Loopback(int most, Consumer<String> notes) {
      this.most = most;
      this.notes = notes;
    }

    @Override
    public void run(Plan plan, List<Chunk> chunks, Receiver receiver, Cancellation cancellation) {
      plans++;
      ChunkRunner runner = new ChunkRunner(1, Stampede.trialSpecs());
      List<Chunk> reversed = new ArrayList<>(chunks);
      Collections.reverse(reversed);
      for (Chunk chunk : reversed) {
        if (ran == most) {
          throw new UncheckedIOException("it broke", new IOException());
        }
        Chunk there = new Chunk(Plan.parse(plan.encode()), chunk.from(), chunk.until());
        receiver.ended(
            chunk, runner.run(there, ProgressListener.NOBODY, cancellation).orElseThrow());
        ran++;
      }
    }

    @Override
    public void close() {
      notes.accept("ran %d chunks of %d plans".formatted(ran, plans));
    }
  }
}
