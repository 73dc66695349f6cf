package dev.stampede.reports.result.place;

import java.util.List;

/**
 * What the cache of a tier knew over time; totals over all replications.
 *
 * @param provider whose tier it is
 * @param tier that remembers
 * @param dependency whose answers it remembers
 * @param lookedUp for each interval, calls for which the tier needed the answer
 * @param known for each interval, those of them for which the cache had it
 */
public record CacheCourse(
    String architecture,
    String provider,
    String tier,
    String dependency,
    List<Long> lookedUp,
    List<Long> known) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public CacheCourse {
    lookedUp = List.copyOf(lookedUp);
    known = List.copyOf(known);
  }
}
