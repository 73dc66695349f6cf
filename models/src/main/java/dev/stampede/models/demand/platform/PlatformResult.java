package dev.stampede.models.demand.platform;

import java.io.Serializable;
import java.util.List;

/**
 * What became of the users of a platform in one trial, from the start of the run to its end, the
 * warm-up included. Who uses two platforms is a user of both, and leaves one when it is taken to
 * the other.
 *
 * @param users who belong to it
 * @param atEnd who are there at the end
 * @param most who were there at most
 * @param least who were there at least
 * @param left its own users who went away, each time that they did
 * @param returned its own users who came back
 * @param came users of others who came
 * @param went users of others who went again
 * @param byInterval mean number of those who were there, for each interval
 */
public record PlatformResult(
    String name,
    long users,
    double atEnd,
    double most,
    double least,
    double left,
    double returned,
    double came,
    double went,
    List<Double> byInterval)
    implements Serializable {

  /** Copies the list. */
  public PlatformResult {
    byInterval = List.copyOf(byInterval);
  }

  /** Its own users who are elsewhere at the end, or nowhere. */
  public double lost() {
    return left - returned;
  }

  /** Users of others who are there at the end. */
  public double gained() {
    return came - went;
  }
}
