package dev.stampede.reports.result;

import java.util.List;

/**
 * One provider under one architecture, over time; totals over all replications.
 *
 * @param attempts for each interval, calls that arrived in it
 * @param succeeded for each interval, calls that ended well in it
 * @param meanInSystem for each interval, the mean number of calls inside, over all replications
 */
public record ProviderCourse(
    String architecture,
    String provider,
    List<Long> attempts,
    List<Long> succeeded,
    List<Double> meanInSystem) {

  /** Copies the lists, so that the course cannot change afterwards. */
  public ProviderCourse {
    attempts = List.copyOf(attempts);
    succeeded = List.copyOf(succeeded);
    meanInSystem = List.copyOf(meanInSystem);
  }
}
