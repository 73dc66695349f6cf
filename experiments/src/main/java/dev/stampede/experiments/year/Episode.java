package dev.stampede.experiments.year;

import dev.stampede.experiments.plan.Excerpt;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a year with incidents so near to each other that what one does may meet the next.
 *
 * @param year its number
 * @param incidents at least one, in the order of their begins
 */
record Episode(int year, long fromNanos, long untilNanos, List<Incident> incidents) {

  /** Copies the list. */
  Episode {
    incidents = List.copyOf(incidents);
  }

  /**
   * Returns the episodes of a year, in order and apart from each other. What is beyond the ends of
   * the year is not in it.
   *
   * @param incidents in the order of their begins
   * @param beforeNanos that belongs to an episode before its first incident
   */
  static List<Episode> of(int year, List<Incident> incidents, long beforeNanos) {
    List<Episode> episodes = new ArrayList<>();
    List<Incident> together = new ArrayList<>();
    long from = 0;
    long until = 0;
    for (Incident incident : incidents) {
      long begin = Math.max(0, incident.fault().atNanos() - beforeNanos);
      if (!together.isEmpty() && begin > until) {
        episodes.add(new Episode(year, from, until, together));
        together.clear();
      }
      from = together.isEmpty() ? begin : from;
      long end = Math.min(YearQuestion.YEAR_NANOS, incident.untilNanos());
      until = together.isEmpty() ? end : Math.max(until, end);
      together.add(incident);
    }
    if (!together.isEmpty()) {
      episodes.add(new Episode(year, from, until, together));
    }
    return episodes;
  }

  long lengthNanos() {
    return untilNanos - fromNanos;
  }

  /** Whether the year ends before it does. */
  boolean isCut() {
    return untilNanos == YearQuestion.YEAR_NANOS;
  }

  /** Returns what is run; its work is drawn from the numbers of its first incident. */
  Excerpt excerpt(Timing timing, long drainNanos) {
    return new Excerpt(
        year,
        YearQuestion.YEAR_NANOS,
        fromNanos,
        untilNanos,
        timing.leadNanos(),
        drainNanos,
        timing.intervalNanos(lengthNanos()),
        incidents.get(0).number(),
        List.of());
  }
}
