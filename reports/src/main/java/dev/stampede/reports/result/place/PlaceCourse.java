package dev.stampede.reports.result.place;

import java.util.List;

/**
 * One place where calls can be refused or time out, over time; totals over all replications.
 *
 * @param provider whose place it is, or what the caller's policy is around
 * @param place its name
 * @param came for each interval, calls that came to it
 * @param refused for each interval, calls that it refused
 * @param timedOut for each interval, calls whose time ran out at it
 */
public record PlaceCourse(
    String architecture,
    String provider,
    String place,
    List<Long> came,
    List<Long> refused,
    List<Long> timedOut) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public PlaceCourse {
    came = List.copyOf(came);
    refused = List.copyOf(refused);
    timedOut = List.copyOf(timedOut);
  }

  /** Calls that came no further, in an interval. */
  public long lost(int interval) {
    return refused.get(interval) + timedOut.get(interval);
  }
}
