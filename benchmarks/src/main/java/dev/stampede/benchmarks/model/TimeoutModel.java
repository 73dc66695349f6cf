package dev.stampede.benchmarks.model;

/**
 * A fixed number of calls in flight, each with two events pending: its answer and its timeout. The
 * one that comes first takes the other back, and the next call begins at once. Answers take an
 * exponential time, of which nine in ten are shorter than the timeout.
 */
public interface TimeoutModel {

  /** Simulated time between the ends of any two calls, on average, in nanoseconds. */
  long SPACING_NANOS = 1000;

  /** Ends a number of calls; a few more are made up for the next time. */
  void run(int calls);

  /** Calls that have ended. */
  long ended();

  /** Those of them that timed out. */
  long expired();

  /** Mean time of an answer, in nanoseconds, where so many events are pending. */
  static double meanAnswerNanos(int pending) {
    return pending / 2.0 * SPACING_NANOS / 0.9; // a call lasts 0.9 of it, as the longest are cut
  }

  /** The time that a share of 0.9 of the answers meets, in nanoseconds. */
  static long timeoutNanos(int pending) {
    return Math.round(meanAnswerNanos(pending) * Math.log(10));
  }

  /**
   * Checks that what was measured is the model: one call in ten times out. A full round of the
   * table of increments meets its law, so 1 % of the calls is far more than chance.
   *
   * @throws IllegalStateException if the share of timeouts is another one
   */
  default void check() {
    double share = (double) expired() / ended();
    if (Math.abs(share - 0.1) > 0.01) {
      throw new IllegalStateException(
          "%s of %d calls timed out, not 0.1".formatted(share, ended()));
    }
  }
}
