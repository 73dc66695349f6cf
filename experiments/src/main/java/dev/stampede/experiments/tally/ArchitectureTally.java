package dev.stampede.experiments.tally;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of one architecture, added up, with the figures of each replication. Trials must be
 * added in the order of their replications: then sums of doubles, too, have the same bits however
 * the trials were run.
 */
public final class ArchitectureTally {

  private final TrialSpec spec;
  private final List<UseCaseResult> useCases = new ArrayList<>();
  private final List<ProviderResult> providers = new ArrayList<>();
  private final List<IntervalCounts> attempts = new ArrayList<>();

  /** For each replication, the figures of every use case. */
  private final List<List<WorkFigures>> figures = new ArrayList<>();

  /** For each replication, what the parts of the architecture did. */
  private final List<Attribution> attributions = new ArrayList<>();

  /** For each replication and use case, the ways of its work. */
  private final List<List<DescentTally>> descents = new ArrayList<>();

  private long events;
  private long drainEvents;
  private Digest digest = Digest.EMPTY;

  /** Nothing was added yet. */
  public ArchitectureTally(TrialSpec spec) {
    this.spec = spec;
  }

  /** Adds the next replication. */
  public void add(TrialResult trial) {
    figures.add(trial.useCases().stream().map(this::figures).toList());
    attributions.add(trial.attribution());
    descents.add(trial.useCases().stream().map(result -> result.descents().copy()).toList());
    events += trial.events();
    drainEvents += trial.drainEvents();
    digest = digest.with(trial.digest().value());
    if (useCases.isEmpty()) {
      useCases.addAll(trial.useCases());
      providers.addAll(trial.providers());
      attempts.addAll(trial.attemptsByInterval());
      return;
    }
    for (int i = 0; i < useCases.size(); i++) {
      useCases.set(i, useCases.get(i).absorb(trial.useCases().get(i)));
      attempts.get(i).merge(trial.attemptsByInterval().get(i));
    }
    for (int i = 0; i < providers.size(); i++) {
      providers.set(i, providers.get(i).absorb(trial.providers().get(i)));
    }
  }

  private WorkFigures figures(UseCaseResult result) {
    double ticketCost =
        spec.useCases().stream()
            .filter(useCase -> useCase.name().equals(result.name()))
            .mapToDouble(UseCaseSpec::ticketCostUsd)
            .sum();
    return WorkFigures.of(result, ticketCost, spec.limitsOf(result.name()));
  }

  /** Replications that were added. */
  public int replications() {
    return figures.size();
  }

  /** Events of all of them. */
  public long events() {
    return events;
  }

  /** Those of them after the ends of the runs. */
  public long drainEvents() {
    return drainEvents;
  }

  /** The digest over the digests of the replications. */
  public Digest digest() {
    return digest;
  }

  /** All replications of each use case together. */
  public List<UseCaseResult> useCases() {
    return useCases;
  }

  /** All replications of each provider together. */
  public List<ProviderResult> providers() {
    return providers;
  }

  /** Calls that a use case made in each interval. */
  public IntervalCounts attempts(int useCase) {
    return attempts.get(useCase);
  }

  /** What the parts of the architecture did in each replication. */
  public List<Attribution> attributions() {
    return attributions;
  }

  /** Returns the ways of a use case's work in each replication. */
  public List<DescentTally> descents(int useCase) {
    return descents.stream().map(replication -> replication.get(useCase)).toList();
  }

  /** Returns the figures of a use case in a replication. */
  public WorkFigures figures(int replication, int useCase) {
    return figures.get(replication).get(useCase);
  }

  /** Returns what a use case's metrics are estimated from. */
  public Sample sample(int useCase, Sightings sightings) {
    return new Sample(
        figures(useCases.get(useCase)),
        figures.stream().map(replication -> replication.get(useCase)).toList(),
        sightings);
  }
}
