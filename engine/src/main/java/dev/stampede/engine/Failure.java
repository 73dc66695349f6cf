package dev.stampede.engine;

/**
 * What ended the work of one worker.
 *
 * @param timeNanos of the event that failed
 * @param order of the event that failed
 */
record Failure(long timeNanos, long order, Throwable cause) {

  /** Whether one worker alone would have met this failure before another. */
  boolean isBefore(Failure other) {
    return timeNanos < other.timeNanos || (timeNanos == other.timeNanos && order < other.order);
  }

  /** Throws the cause as it is; the return type lets the caller say that nothing follows. */
  RuntimeException rethrow() {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
    throw new IllegalStateException(cause);
  }
}
