package dev.stampede.models.market;

import java.io.Serializable;

/**
 * What became of other customers' calls at one provider in one trial, after the warm-up. They are
 * liquid, so parts count.
 *
 * @param offered calls that came, from its own customers, newcomers, and those who try again
 * @param served calls served to their end
 * @param refused calls refused on the way or at the door, by a limit, a full queue or a fault
 * @param limited those of them that limits of their own refused
 * @param shed those of them that were refused to keep room for more important ones
 * @param abandoned calls that gave up in the queue
 * @param cut calls cut off
 * @param failedOver calls that its customers made elsewhere
 */
public record MarketFigures(
    double offered,
    double served,
    double refused,
    double limited,
    double shed,
    double abandoned,
    double cut,
    double failedOver)
    implements Serializable {

  /** Of nobody. */
  public static final MarketFigures NONE = new MarketFigures(0, 0, 0, 0, 0, 0, 0, 0);

  /** Returns the sum of two. */
  public MarketFigures plus(MarketFigures other) {
    return new MarketFigures(
        offered + other.offered,
        served + other.served,
        refused + other.refused,
        limited + other.limited,
        shed + other.shed,
        abandoned + other.abandoned,
        cut + other.cut,
        failedOver + other.failedOver);
  }

  /** Returns what came after another one. */
  MarketFigures minus(MarketFigures earlier) {
    return new MarketFigures(
        offered - earlier.offered,
        served - earlier.served,
        refused - earlier.refused,
        limited - earlier.limited,
        shed - earlier.shed,
        abandoned - earlier.abandoned,
        cut - earlier.cut,
        failedOver - earlier.failedOver);
  }
}
