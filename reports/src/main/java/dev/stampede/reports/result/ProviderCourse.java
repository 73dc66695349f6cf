package dev.stampede.reports.result;

import java.util.List;

/**
 * One provider under one architecture, over time; totals over all replications.
 *
 * @param attempts for each interval, calls that arrived in it
 * @param succeeded for each interval, calls that ended well in it
 * @param hungUp for each interval, calls on which the caller hung up in it; empty if not known
 * @param meanInSystem for each interval, the mean number of calls inside, over all replications
 * @param nodesInRotation for each interval, the mean number of nodes alive and in rotation, over
 *     all replications; empty where it has none that can die
 * @param nodeDeaths for each interval, nodes that died in it; empty where it has none
 * @param startsWaiting for each interval, the mean number of starts that were asked for and not
 *     through, over all replications; empty where none has to pass a queue
 * @param startsThrough for each interval, starts that were through in it; empty likewise
 */
public record ProviderCourse(
    String architecture,
    String provider,
    List<Long> attempts,
    List<Long> succeeded,
    List<Double> meanInSystem,
    List<Double> nodesInRotation,
    List<Long> nodeDeaths,
    List<Double> startsWaiting,
    List<Long> startsThrough,
    List<Long> hungUp) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public ProviderCourse {
    attempts = List.copyOf(attempts);
    succeeded = List.copyOf(succeeded);
    meanInSystem = List.copyOf(meanInSystem);
    nodesInRotation = List.copyOf(nodesInRotation);
    nodeDeaths = List.copyOf(nodeDeaths);
    startsWaiting = List.copyOf(startsWaiting);
    startsThrough = List.copyOf(startsThrough);
    hungUp = List.copyOf(hungUp);
  }

  /**
   * A provider without nodes that can die or a queue of starts, of which nobody knows who hung up.
   */
  public ProviderCourse(
      String architecture,
      String provider,
      List<Long> attempts,
      List<Long> succeeded,
      List<Double> meanInSystem) {
    this(
        architecture,
        provider,
        attempts,
        succeeded,
        meanInSystem,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
