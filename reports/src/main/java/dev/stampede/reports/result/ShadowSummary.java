package dev.stampede.reports.result;

/**
 * The calls of a provider for copies of work, as part of its attempts. Totals over all
 * replications.
 *
 * @param succeeded served to their end
 * @param cost of those in a run, in the mean of the replications, in the scenario's currency
 */
public record ShadowSummary(long attempts, long succeeded, double cost) {

  /** No copies. */
  public static final ShadowSummary NONE = new ShadowSummary(0, 0, 0);
}
