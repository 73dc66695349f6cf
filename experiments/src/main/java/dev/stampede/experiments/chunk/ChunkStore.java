package dev.stampede.experiments.chunk;

import java.util.Optional;

/** Keeps the results of chunks, so that none is run twice. */
public interface ChunkStore {

  /** Keeps nothing. */
  ChunkStore NOTHING =
      new ChunkStore() {
        @Override
        public Optional<byte[]> find(Chunk chunk) {
          return Optional.empty();
        }

        @Override
        public void keep(Chunk chunk, byte[] results) {}
      };

  /** Returns the results of a chunk, as {@link ChunkResults} reads them; empty if it has none. */
  Optional<byte[]> find(Chunk chunk);

  /**
   * Takes the results of a chunk that has ended.
   *
   * @throws java.io.UncheckedIOException if they cannot be kept
   */
  void keep(Chunk chunk, byte[] results);
}
