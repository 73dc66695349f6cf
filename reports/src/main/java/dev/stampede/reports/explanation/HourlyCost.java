package dev.stampede.reports.explanation;

/**
 * What an architecture costs for an hour as it starts, whatever comes, in the scenario's currency.
 * What its calls and tickets cost comes to that.
 *
 * @param currency an ISO 4217 code; empty where nothing has a price
 * @param people on shift
 * @param replicas that we pay
 * @param reserved capacity that is paid whether it is used or not
 * @param fixed by being there
 */
public record HourlyCost(
    String currency, double people, double replicas, double reserved, double fixed) {

  /** All of it. */
  public double total() {
    return people + replicas + reserved + fixed;
  }
}
