package dev.stampede.models.cost;

import dev.stampede.models.check.Require;

/**
 * What work costs that is done in house, in the scenario's currency.
 *
 * @param perHour each person, or server, by the hour, at work or not; at least 0
 * @param perPiece each piece of work that is done; at least 0
 */
public record WorkPrice(double perHour, double perPiece) {

  /** Costs nothing. */
  public static final WorkPrice FREE = new WorkPrice(0, 0);

  /** Rejects negative prices. */
  public WorkPrice {
    Require.atLeast("price", perHour, 0);
    Require.atLeast("price", perPiece, 0);
  }
}
