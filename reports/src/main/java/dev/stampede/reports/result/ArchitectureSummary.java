package dev.stampede.reports.result;

import dev.stampede.reports.result.people.PlatformSummary;
import dev.stampede.reports.result.place.AlsoHit;
import dev.stampede.reports.result.place.BrokeFirst;
import java.util.List;

/**
 * What one architecture did for each use case, and what each provider saw of it.
 *
 * @param bound true if it only frames the others and is not to be built: no verdict counts it
 * @param cost what a run costs
 * @param dependencies what happened in those that tiers ask
 * @param attribution who did what
 * @param platforms what became of the users of each platform
 * @param brokeFirst the places that broke first, that of most replications first
 * @param alsoHit who else fell below a level in the time of what struck
 * @param steps what operators did, in the scenario's order
 * @param roles people in a closed loop by what they are, where that is said, in the scenario's
 *     order
 */
public record ArchitectureSummary(
    String name,
    boolean bound,
    List<UseCaseSummary> useCases,
    CostSummary cost,
    List<ProviderSummary> providers,
    List<TierSummary> dependencies,
    AttributionSummary attribution,
    List<PlatformSummary> platforms,
    List<BrokeFirst> brokeFirst,
    List<AlsoHit> alsoHit,
    List<StepSummary> steps,
    List<PeopleSummary.OfRole> roles) {

  /** Copies the lists, so that the summary cannot change afterwards. */
  public ArchitectureSummary {
    platforms = platforms == null ? List.of() : List.copyOf(platforms); // not in earlier files
    dependencies = dependencies == null ? List.of() : List.copyOf(dependencies);
    brokeFirst = brokeFirst == null ? List.of() : List.copyOf(brokeFirst); // nor were these
    alsoHit = alsoHit == null ? List.of() : List.copyOf(alsoHit);
    steps = steps == null ? List.of() : List.copyOf(steps);
    roles = roles == null ? List.of() : List.copyOf(roles);
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
  }

  /** An architecture in a scenario without platforms and dependencies that are asked. */
  public ArchitectureSummary(
      String name,
      boolean bound,
      List<UseCaseSummary> useCases,
      CostSummary cost,
      List<ProviderSummary> providers,
      AttributionSummary attribution) {
    this(
        name,
        bound,
        useCases,
        cost,
        providers,
        List.of(),
        attribution,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** An architecture to be built, of which nothing more is known. */
  public ArchitectureSummary(
      String name, List<UseCaseSummary> useCases, List<ProviderSummary> providers) {
    this(name, false, useCases, CostSummary.NONE, providers, AttributionSummary.NONE);
  }

  /** Returns the use cases that architectures are compared for, which is all but the background. */
  public List<UseCaseSummary> ours() {
    return useCases.stream().filter(useCase -> !useCase.background()).toList();
  }

  /** Returns the use cases of others, who are customers of the same providers. */
  public List<UseCaseSummary> background() {
    return useCases.stream().filter(UseCaseSummary::background).toList();
  }
}
