package dev.stampede.reports.result;

import java.util.List;

/**
 * Everything an experiment found, summary, course over time and distributions.
 *
 * @param faults what was done to the providers, for the bands on the charts
 * @param useCases one entry for each architecture and use case, architectures in the scenario's
 *     order
 * @param providers one entry for each architecture and provider
 * @param intervalSeconds length of one interval of the series
 * @param replications every metric in every replication
 * @param scenarioText the scenario file, as it was read
 */
public record Experiment(
    Summary summary,
    List<FaultWindow> faults,
    double intervalSeconds,
    List<UseCaseCourse> useCases,
    List<ProviderCourse> providers,
    ReplicationTable replications,
    String scenarioText) {

  /** Copies the lists, so that the result cannot change afterwards. */
  public Experiment {
    faults = List.copyOf(faults);
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
  }
}
