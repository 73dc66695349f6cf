package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/** A process failed while it handled an event; the run cannot go on. */
public final class SimulationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SimulationException(
      EventTarget target, long timeNanos, @Nullable Object payload, Exception cause) {
    super(
        "process %s failed at %d ns on %s: %s"
            .formatted(target.process.name(), timeNanos, target.describe(payload), cause),
        cause);
  }
}
