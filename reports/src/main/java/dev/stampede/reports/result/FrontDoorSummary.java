package dev.stampede.reports.result;

/**
 * A provider's front door; all zero where it has none. Counts are totals over all replications.
 *
 * @param admitted calls that it let in
 * @param refused calls that it had no room for; they are among the provider's overloaded ones
 * @param waitSeconds how long calls waited for it
 */
public record FrontDoorSummary(long admitted, long refused, LatencySummary waitSeconds) {

  /** No front door. */
  public static final FrontDoorSummary NONE = new FrontDoorSummary(0, 0, LatencySummary.NONE);
}
