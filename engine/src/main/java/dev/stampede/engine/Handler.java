package dev.stampede.engine;

/**
 * What a process does when a message or a timer reaches it. It may change only its own process's
 * state, send messages and set timers; the process's {@code now()} is the time of the event.
 *
 * @param <T> what the message carries
 */
@FunctionalInterface
public interface Handler<T> {

  /** Reacts to one event. What it throws ends the run with a {@link SimulationException}. */
  void handle(T payload);
}
