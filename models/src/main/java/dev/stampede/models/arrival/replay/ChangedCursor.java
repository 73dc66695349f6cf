package dev.stampede.models.arrival.replay;

/** A place in a trace of which something is changed; the rest is as the trace has it. */
interface ChangedCursor extends TraceCursor {

  /** The trace as it was. */
  TraceCursor trace();

  @Override
  default int inputTokens() {
    return trace().inputTokens();
  }

  @Override
  default int outputTokens() {
    return trace().outputTokens();
  }

  @Override
  default int cachedTokens() {
    return trace().cachedTokens();
  }

  @Override
  default void close() {
    trace().close();
  }
}
