package dev.stampede.cluster;

import dev.stampede.experiments.chunk.Chunk;
import java.io.Serializable;

/**
 * Which trials of a plan that is known: all that is sent for a chunk.
 *
 * @param from the first one's place in the plan
 * @param until that of the first one after them
 */
record ChunkRange(int from, int until) implements Serializable {

  static ChunkRange of(Chunk chunk) {
    return new ChunkRange(chunk.from(), chunk.until());
  }
}
