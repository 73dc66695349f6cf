package dev.stampede.reports.result.people;

import java.util.List;

/**
 * What the people of one use case did under one architecture, over time: for each interval the mean
 * number of people, over all replications.
 *
 * @param people how many there are
 * @param waiting for an answer, or to ask once more
 * @param unaided at work without help
 * @param stopped until there is help again
 * @param role what they are; empty if that is not said
 */
public record PeopleCourse(
    String architecture,
    String useCase,
    long people,
    List<Double> waiting,
    List<Double> unaided,
    List<Double> stopped,
    String role) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public PeopleCourse {
    waiting = List.copyOf(waiting);
    unaided = List.copyOf(unaided);
    stopped = List.copyOf(stopped);
  }
}
