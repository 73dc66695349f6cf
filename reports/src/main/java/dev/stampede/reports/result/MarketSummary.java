package dev.stampede.reports.result;

/**
 * The calls of a provider's other customers; all zero where it has no market. Totals over all
 * replications, rounded.
 *
 * @param offered came to its door, from its own customers, newcomers and those who try again
 * @param served served to their end
 * @param refused refused at the door, by a full queue or a fault
 * @param abandoned gave up in the queue
 * @param cut cut off
 * @param failedOver made elsewhere by its own customers
 */
public record MarketSummary(
    long offered, long served, long refused, long abandoned, long cut, long failedOver) {

  /** No market. */
  public static final MarketSummary NONE = new MarketSummary(0, 0, 0, 0, 0, 0);
}
