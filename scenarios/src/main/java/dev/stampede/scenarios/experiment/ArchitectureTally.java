package dev.stampede.scenarios.experiment;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.TrialResult;
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

  private final List<UseCaseSpec> specs;
  private final List<UseCaseResult> useCases = new ArrayList<>();
  private final List<ProviderResult> providers = new ArrayList<>();
  private final List<IntervalCounts> attempts = new ArrayList<>();

  /** For each replication and use case, the value of every metric. */
  private final List<double[][]> figures = new ArrayList<>();

  /** For each replication, what the parts of the architecture did. */
  private final List<Attribution> attributions = new ArrayList<>();

  /** For each replication and use case, the ways of its work. */
  private final List<List<DescentTally>> descents = new ArrayList<>();

  private long events;
  private Digest digest = Digest.EMPTY;

  ArchitectureTally(List<UseCaseSpec> specs) {
    this.specs = specs;
  }

  void add(TrialResult trial) {
    figures.add(figures(trial));
    attributions.add(trial.attribution());
    descents.add(trial.useCases().stream().map(result -> result.descents().copy()).toList());
    events += trial.events();
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

  private double[][] figures(TrialResult trial) {
    List<Metric> metrics = Metric.values();
    double[][] values = new double[specs.size()][metrics.size()];
    for (int useCase = 0; useCase < values.length; useCase++) {
      double ticketCost = specs.get(useCase).ticketCostUsd();
      for (int m = 0; m < metrics.size(); m++) {
        values[useCase][m] =
            metrics.get(m).value().applyAsDouble(trial.useCases().get(useCase), ticketCost);
      }
    }
    return values;
  }

  int replications() {
    return figures.size();
  }

  long events() {
    return events;
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

  /** Returns a metric's value in each replication. */
  double[] values(int useCase, Metric metric) {
    int m = Metric.values().indexOf(metric);
    return figures.stream().mapToDouble(f -> f[useCase][m]).toArray();
  }
}
