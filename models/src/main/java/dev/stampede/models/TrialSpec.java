package dev.stampede.models;

import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.check.Require;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.incident.FaultPlan;
import dev.stampede.models.provider.ProviderSpec;
import java.util.List;

/**
 * All that the trials of one scenario have in common. Names must be unique in each list and refer
 * to entries that exist; whoever reads a scenario checks that.
 *
 * @param durationNanos simulated time, positive
 * @param warmupNanos work that arrives earlier is simulated but not counted; less than the duration
 * @param intervals the parts of the course over time
 * @param useCases at least one
 * @param architectures to compare, the baseline first; at least one
 */
public record TrialSpec(
    long durationNanos,
    long warmupNanos,
    Intervals intervals,
    List<UseCaseSpec> useCases,
    List<ProviderSpec> providers,
    FaultPlan faults,
    List<ArchitectureSpec> architectures) {

  /** Copies the lists and rejects times out of range. */
  public TrialSpec {
    Require.positive("duration", durationNanos);
    Require.that(
        warmupNanos >= 0 && warmupNanos < durationNanos,
        "warmup",
        warmupNanos,
        "not be negative, and be less than the duration");
    useCases = List.copyOf(useCases);
    providers = List.copyOf(providers);
    architectures = List.copyOf(architectures);
  }
}
