package dev.stampede.reports.result.people;

/**
 * What became of the users of a platform under one architecture, from the start of a run to its
 * end: means over the replications. Who uses two platforms is a user of both.
 *
 * @param users who belong to it, and are there at the start
 * @param atEnd who are there at the end, of whichever platform: users - lost + gained
 * @param most who were there at most
 * @param least who were there at least
 * @param left its own users who went away, each time that they did
 * @param returned its own users who came back
 * @param lost its own users who are not there at the end: left - returned
 * @param lostLeast the fewest of a replication
 * @param lostMost the most of a replication
 * @param came users of others who came
 * @param went users of others who went again
 * @param gained users of others who are there at the end: came - went
 */
public record PlatformSummary(
    String name,
    long users,
    double atEnd,
    double most,
    double least,
    double left,
    double returned,
    double lost,
    double lostLeast,
    double lostMost,
    double came,
    double went,
    double gained) {

  /** Share of its users that it lost, in [0, 1]. */
  public double lostShare() {
    return lost / users;
  }

  /** Whether anybody came or went. */
  public boolean moved() {
    return left > 0 || came > 0;
  }
}
