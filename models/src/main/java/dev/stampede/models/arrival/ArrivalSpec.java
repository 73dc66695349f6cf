package dev.stampede.models.arrival;

import org.jspecify.annotations.Nullable;

/**
 * What a scenario says about when work arrives. A kind of arrivals is one such class, which makes
 * the process and knows all that is asked of it before a run.
 */
public interface ArrivalSpec {

  /**
   * Opens the process, at its start.
   *
   * @param chance of its own; arrivals that leave nothing to chance do not touch it
   */
  ArrivalProcess open(Chance chance);

  /**
   * How much of it is to be expected over time, for forecasts, and for a market that follows it.
   */
  DemandCurve expected();

  /**
   * An upper bound of the work that arrives in a second, in the mean over many runs; infinite where
   * none is known.
   */
  double peakPerSecond();

  /**
   * The lengths of the prompts and answers that these arrivals bring along; null if the work has
   * those that its {@link dev.stampede.models.work.RequestSpec} says.
   */
  @Nullable MeanTokens meanTokens();

  /** The rate that arrivals follow; null if they follow none, as those that were recorded. */
  default @Nullable CurveDemand followed() {
    return null;
  }

  /** Whether work arrives at the same times in every replication, because nothing is drawn. */
  default boolean isShared() {
    return false;
  }
}
