package dev.stampede.models.arrival.replay;

/** A recorded trace that can be read from its start as often as needed. */
@FunctionalInterface
public interface TraceSource {

  /** Opens the trace; what fails to open is thrown as an {@link java.io.UncheckedIOException}. */
  TraceCursor open();
}
