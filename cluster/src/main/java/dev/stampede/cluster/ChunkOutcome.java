package dev.stampede.cluster;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a chunk ended on a worker. That a trial failed is an outcome as well: to Spark a task that
 * fails is one to be tried again, and this would fail again.
 *
 * @param results as bytes; null if there are none
 * @param failure what failed; null if nothing has
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ChunkOutcome(byte @Nullable [] results, @Nullable Failure failure) implements Serializable {

  /**
   * A trial that failed.
   *
   * @param trial its place in the plan
   * @param cause what it died of, in words
   * @param ofFile whether that was a file which could not be read
   * @param stack where
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Failure(int trial, String cause, boolean ofFile, StackTraceElement[] stack)
      implements Serializable {}

  static ChunkOutcome of(byte[] results) {
    return new ChunkOutcome(results, null);
  }

  static ChunkOutcome of(Failure failure) {
    return new ChunkOutcome(null, failure);
  }

  /** Nobody wants it any more. */
  static ChunkOutcome cancelled() {
    return new ChunkOutcome(null, null);
  }
}
