package dev.stampede.models.batching;

import dev.stampede.engine.random.Distribution;

/**
 * When steps end of which each is longer than the one before by the same amount. Only ends of steps
 * are ever asked for, so nothing is rounded but the time of an event, to nanoseconds.
 */
final class StepClock {

  /** A hundred years: longer than any run, and short enough to be added to any time in it. */
  static final double LONGEST_NANOS = Distribution.HUNDRED_YEARS_IN_SECONDS * 1e9;

  private long startNanos;
  private double first;
  private double growth;

  /**
   * Starts at the beginning of a step.
   *
   * @param firstNanos length of this step
   * @param growthNanos by which each step is longer than the one before
   */
  void start(long nowNanos, double firstNanos, double growthNanos) {
    startNanos = nowNanos;
    first = Math.max(1, firstNanos);
    growth = growthNanos;
  }

  /** When the first step began. */
  long begin() {
    return startNanos;
  }

  /** Steps in a row, from the first one, that are not longer than a time; none if that one is. */
  double stepsWithin(double nanos) {
    return first > nanos
        ? 0
        : growth <= 0 ? Double.POSITIVE_INFINITY : 1 + (nanos - first) / growth;
  }

  /** When a number of steps have ended. */
  long end(long steps) {
    return startNanos + Math.round(Math.min(elapsed(steps), LONGEST_NANOS));
  }

  /** Nanoseconds that a number of steps take together. */
  double elapsed(long steps) {
    return steps * (first + growth * (steps - 1.0) / 2);
  }

  /** Sum over the first steps of their lengths times the steps before each, in nanoseconds. */
  double weighted(long steps) {
    double pairs = steps * (steps - 1.0) / 2;
    return pairs * (first + growth * (2.0 * steps - 1) / 3);
  }

  /** Steps until the first that does not end before a time, at least 1. */
  long stepsUntil(long nanos) {
    long steps = Math.max(1, guess(nanos));
    while (steps > 1 && end(steps - 1) >= nanos) {
      steps--;
    }
    while (end(steps) < nanos) {
      steps++;
    }
    return steps;
  }

  /** Steps that have ended at a time, not before the start. */
  long stepsEnded(long nanos) {
    long steps = stepsUntil(nanos);
    return end(steps) == nanos ? steps : steps - 1;
  }

  /** The root of a quadratic, in the form that loses no digits. */
  private long guess(long nanos) {
    double time = Math.max(0, nanos - startNanos);
    double linear = first - growth / 2;
    return (long) Math.ceil(2 * time / (linear + Math.sqrt(linear * linear + 2 * growth * time)));
  }

  /** Goes to the beginning of a later step. */
  void pass(long steps) {
    long newStart = end(steps);
    first += growth * steps;
    startNanos = newStart;
  }

  /** Moves the end of the step that began at the start. */
  void endFirstAt(long nanos) {
    first = Math.max(1, nanos - startNanos);
    growth = 0;
  }
}
