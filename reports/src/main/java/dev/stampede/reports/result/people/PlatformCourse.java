package dev.stampede.reports.result.people;

import java.util.List;

/**
 * How many users were on one platform under one architecture, over time.
 *
 * @param users for each interval their mean number, over all replications
 * @param lowest for each interval that of the replication with the fewest
 * @param highest for each interval that of the replication with the most
 */
public record PlatformCourse(
    String architecture,
    String platform,
    List<Double> users,
    List<Double> lowest,
    List<Double> highest) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public PlatformCourse {
    users = List.copyOf(users);
    lowest = List.copyOf(lowest);
    highest = List.copyOf(highest);
  }
}
