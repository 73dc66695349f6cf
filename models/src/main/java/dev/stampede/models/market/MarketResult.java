package dev.stampede.models.market;

/**
 * What became of the other customers' calls at one provider in one trial, after the warm-up.
 *
 * @param offered calls that came, from its own customers, newcomers, and those who try again
 * @param served calls served to their end
 * @param refused calls refused at the door, by a full queue or a fault
 * @param abandoned calls that gave up in the queue
 * @param cut calls cut off
 * @param failedOver calls that its customers made elsewhere
 */
public record MarketResult(
    double offered,
    double served,
    double refused,
    double abandoned,
    double cut,
    double failedOver) {

  /** Returns the sum of two. */
  public MarketResult plus(MarketResult other) {
    return new MarketResult(
        offered + other.offered,
        served + other.served,
        refused + other.refused,
        abandoned + other.abandoned,
        cut + other.cut,
        failedOver + other.failedOver);
  }

  /** Returns what came after another one. */
  MarketResult minus(MarketResult earlier) {
    return new MarketResult(
        offered - earlier.offered,
        served - earlier.served,
        refused - earlier.refused,
        abandoned - earlier.abandoned,
        cut - earlier.cut,
        failedOver - earlier.failedOver);
  }
}
