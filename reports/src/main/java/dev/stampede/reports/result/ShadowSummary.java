package dev.stampede.reports.result;

/**
 * The calls of a provider for copies of work, as part of its attempts. Totals over all
 * replications.
 *
 * @param succeeded served to their end
 * @param spendUsd price of those, in US dollars
 */
public record ShadowSummary(long attempts, long succeeded, double spendUsd) {

  /** No copies. */
  public static final ShadowSummary NONE = new ShadowSummary(0, 0, 0);
}
