package dev.stampede.reports.result;

import java.util.List;

/**
 * The calls of a provider's other customers; all zero where it has no market. Totals over all
 * replications, rounded.
 *
 * @param offered came to its door, from its own customers, newcomers and those who try again
 * @param served served to their end
 * @param refused refused on the way or at the door, by a limit, a full queue or a fault
 * @param limited those of the refused that limits of their own customers refused (429)
 * @param shed those of the refused that made room for more important ones
 * @param abandoned gave up in the queue
 * @param cut cut off
 * @param failedOver made elsewhere by its own customers
 * @param classes of customers, who together are all; none where they are all alike
 */
public record MarketSummary(
    long offered,
    long served,
    long refused,
    long limited,
    long shed,
    long abandoned,
    long cut,
    long failedOver,
    List<CustomerClass> classes) {

  /** No market. */
  public static final MarketSummary NONE = new MarketSummary(0, 0, 0, 0, 0, 0);

  /** The calls of a class of customers, with the same figures. */
  public record CustomerClass(
      String name,
      long offered,
      long served,
      long refused,
      long limited,
      long shed,
      long abandoned,
      long cut,
      long failedOver) {}

  /** Copies the list. */
  public MarketSummary {
    classes = classes == null ? List.of() : List.copyOf(classes); // not in earlier files
  }

  /** A market of customers who are all alike and whom nothing limits. */
  public MarketSummary(
      long offered, long served, long refused, long abandoned, long cut, long failedOver) {
    this(offered, served, refused, 0, 0, abandoned, cut, failedOver, List.of());
  }
}
