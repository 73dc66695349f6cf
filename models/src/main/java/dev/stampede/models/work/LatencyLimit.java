package dev.stampede.models.work;

/**
 * A time that some promise is about: how many spans do not exceed it is counted exactly.
 *
 * @param useCase name of the use case
 * @param nanos the time; below 0 nothing is within it
 */
public record LatencyLimit(String useCase, Span span, long nanos) {

  /**
   * Returns the limit of a promise for which every end counts, however late: a mean, say. A run
   * waits for work until it is past all limits, so it waits for the end of all of it.
   */
  public static LatencyLimit everyEnd(String useCase) {
    return new LatencyLimit(useCase, Span.END_TO_END, Long.MAX_VALUE);
  }

  /** Whether it is that of a promise for which every end counts; see {@link #everyEnd}. */
  boolean isEveryEnd() {
    return nanos == Long.MAX_VALUE;
  }
}
