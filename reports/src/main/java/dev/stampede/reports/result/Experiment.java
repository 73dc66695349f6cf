package dev.stampede.reports.result;

import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.people.AgentCourse;
import dev.stampede.reports.result.people.PeopleCourse;
import dev.stampede.reports.result.people.PlatformCourse;
import dev.stampede.reports.result.place.CacheCourse;
import dev.stampede.reports.result.place.PlaceCourse;
import dev.stampede.reports.result.sequential.Stopping;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer to a run: everything an experiment found, summary, course over time and distributions.
 *
 * @param faults what was done to the providers, for the bands on the charts
 * @param useCases one entry for each architecture and use case, architectures in the scenario's
 *     order
 * @param providers one entry for each architecture and provider
 * @param intervalSeconds length of one interval of the series
 * @param platforms one entry for each architecture and platform
 * @param people one entry for each architecture and use case that people in a closed loop make
 * @param agents one entry for each architecture and use case whose work is agents' steps
 * @param places those under each architecture that refused a call, or at which one timed out
 * @param caches those of tiers under each architecture
 * @param replications every metric in every replication
 * @param scenarioText the scenario file, as it was read
 */
public record Experiment(
    Summary summary,
    List<FaultWindow> faults,
    double intervalSeconds,
    List<UseCaseCourse> useCases,
    List<ProviderCourse> providers,
    List<PlatformCourse> platforms,
    List<PeopleCourse> people,
    List<AgentCourse> agents,
    List<PlaceCourse> places,
    List<CacheCourse> caches,
    ReplicationTable replications,
    String scenarioText)
    implements Answer {

  /** Copies the lists, so that the result cannot change afterwards. */
  public Experiment {
    faults = List.copyOf(faults);
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
    platforms = List.copyOf(platforms);
    people = List.copyOf(people);
    agents = List.copyOf(agents);
    places = List.copyOf(places);
    caches = List.copyOf(caches);
  }

  /** An experiment without platforms, people in a closed loop, and agents. */
  public Experiment(
      Summary summary,
      List<FaultWindow> faults,
      double intervalSeconds,
      List<UseCaseCourse> useCases,
      List<ProviderCourse> providers,
      ReplicationTable replications,
      String scenarioText) {
    this(
        summary,
        faults,
        intervalSeconds,
        useCases,
        providers,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        replications,
        scenarioText);
  }

  /** Returns the same of a run that stopped by what it had seen. */
  public Experiment stoppedBy(Stopping why) {
    return with(summary.stoppedBy(why), replications);
  }

  @Override
  public Experiment withoutReplications() {
    return with(summary, new ReplicationTable(replications.metrics(), List.of()));
  }

  private Experiment with(Summary other, ReplicationTable rows) {
    return new Experiment(
        other,
        faults,
        intervalSeconds,
        useCases,
        providers,
        platforms,
        people,
        agents,
        places,
        caches,
        rows,
        scenarioText);
  }

  @Override
  public String name() {
    return summary.scenario().name();
  }

  @Override
  public boolean partial() {
    return summary.partial();
  }

  @Override
  public Verdict verdict() {
    return Verdict.ofAll(
        summary.objectives().stream()
            .filter(result -> summary.decides(result.architecture()))
            .map(ObjectiveResult::verdict)
            .collect(Collectors.toSet()));
  }
}
