package dev.stampede.benchmarks.model;

/** The hold model: a fixed number of events, each of which is scheduled again when it happens. */
public interface HoldModel {

  /** Simulated time between any two events, on average, in nanoseconds. */
  long SPACING_NANOS = 1000;

  /** Handles a number of events; a few more are made up for the next time. */
  void run(int holds);

  /**
   * Checks that what was measured is the model.
   *
   * @throws IllegalStateException if an event was lost, early or late
   */
  void check();
}
