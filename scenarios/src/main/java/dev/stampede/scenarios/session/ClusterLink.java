package dev.stampede.scenarios.session;

import dev.stampede.experiments.chunk.ChunkExecutor;
import dev.stampede.experiments.chunk.ChunkStore;
import dev.stampede.experiments.plan.Plan;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.scenarios.executor.Cluster;
import dev.stampede.scenarios.executor.ClusterKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A cluster that is connected to when the first plan is run, and once. */
final class ClusterLink implements AutoCloseable {

  private final ClusterKind kind;
  private final String address;
  private final Consumer<String> notes;
  private @Nullable Cluster connected;

  ClusterLink(ClusterKind kind, String address, Consumer<String> notes) {
    this.kind = kind;
    this.address = address;
    this.notes = notes;
  }

  /** Returns what runs plans there; it throws {@link UncheckedIOException} if nobody answers. */
  Executor executor(ToIntFunction<Plan> trialsOfChunk, ChunkStore store) {
    return (plan, receiver, cancellation) ->
        new ChunkExecutor(cluster(), trialsOfChunk, store).run(plan, receiver, cancellation);
  }

  private Cluster cluster() {
    Cluster cluster = connected;
    if (cluster == null) {
      try {
        cluster = kind.connect(address, notes);
      } catch (IOException e) {
        throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
      }
      connected = cluster;
    }
    return cluster;
  }

  @Override
  public void close() {
    if (connected != null) {
      connected.close();
    }
  }
}
