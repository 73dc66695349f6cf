package dev.stampede.scenarios.executor;

import dev.stampede.experiments.chunk.ChunkPlace;

/** Machines that run chunks, one plan after the other, and a connection to them. */
public interface Cluster extends ChunkPlace, AutoCloseable {

  /** Leaves them; nothing is run there afterwards. */
  @Override
  void close();
}
