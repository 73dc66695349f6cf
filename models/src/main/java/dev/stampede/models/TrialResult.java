package dev.stampede.models;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.cost.TrialCost;
import dev.stampede.models.demand.platform.PlatformResult;
import dev.stampede.models.operator.StepResult;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.tier.TierResult;
import dev.stampede.models.work.UseCaseResult;
import java.io.Serializable;
import java.util.List;

/**
 * What one trial found.
 *
 * @param architecture name of the architecture
 * @param replication its number, from 0 on
 * @param useCases in the scenario's order
 * @param providers in the scenario's order, then the desks and the batch of the architecture
 * @param dependencies what happened in those with a capacity of their own, by name
 * @param attemptsByInterval for each use case, the calls sent to providers in each interval
 * @param attribution what each part of the architecture did
 * @param platforms what became of the users of each platform, in the scenario's order
 * @param steps what became of the steps of operators, in the scenario's order
 * @param cost what it cost
 * @param events events handled
 * @param drainEvents those of them after the run's end
 * @param digest hash over all of them
 */
public record TrialResult(
    String architecture,
    int replication,
    List<UseCaseResult> useCases,
    List<ProviderResult> providers,
    List<TierResult> dependencies,
    List<IntervalCounts> attemptsByInterval,
    Attribution attribution,
    List<PlatformResult> platforms,
    List<StepResult> steps,
    TrialCost cost,
    long events,
    long drainEvents,
    Digest digest)
    implements Serializable {

  /** Copies the lists. */
  public TrialResult {
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
    dependencies = List.copyOf(dependencies);
    attemptsByInterval = List.copyOf(attemptsByInterval);
    platforms = List.copyOf(platforms);
    steps = List.copyOf(steps);
  }
}
