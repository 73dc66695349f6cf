package dev.stampede.scenarios.experiment;

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
final class ArchitectureTally {

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

  ArchitectureTally(TrialSpec spec) {
    this.spec = spec;
  }

  void add(TrialResult trial) {
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

  int replications() {
    return figures.size();
  }

  long events() {
    return events;
  }

  long drainEvents() {
    return drainEvents;
  }

  Digest digest() {
    return digest;
  }

  List<UseCaseResult> useCases() {
    return useCases;
  }

  List<ProviderResult> providers() {
    return providers;
  }

  IntervalCounts attempts(int useCase) {
    return attempts.get(useCase);
  }

  List<Attribution> attributions() {
    return attributions;
  }

  /** Returns the ways of a use case's work in each replication. */
  List<DescentTally> descents(int useCase) {
    return descents.stream().map(replication -> replication.get(useCase)).toList();
  }

  /** Returns the figures of a use case in a replication. */
  WorkFigures figures(int replication, int useCase) {
    return figures.get(replication).get(useCase);
  }

  /** Returns what a use case's metrics are estimated from. */
  Sample sample(int useCase, Sightings sightings) {
    return new Sample(
        figures(useCases.get(useCase)),
        figures.stream().map(replication -> replication.get(useCase)).toList(),
        sightings);
  }
}
