package dev.stampede.reports.result;

/**
 * A provider's nodes that can die of load; all zero where it has none.
 *
 * @param deaths how many died over all replications; one that dies twice counts twice
 * @param meanInRotation mean number of nodes that were alive and in rotation
 * @param shortShare mean share of the time with fewer of them than are needed, in [0, 1]
 */
public record NodesSummary(long deaths, double meanInRotation, double shortShare) {

  /** No such nodes. */
  public static final NodesSummary NONE = new NodesSummary(0, 0, 0);
}
