package dev.stampede.experiments.conclude;

import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.WorkFigures;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.ReplicationValues;
import java.util.AbstractList;
import java.util.List;

/**
 * Every metric of every use case in every replication under every architecture, made when it is
 * asked for: there can be many.
 */
final class ReplicationRows extends AbstractList<ReplicationValues> {

  private final TrialSpec spec;
  private final List<ArchitectureTally> tallies;
  private final int useCases;
  private final int replications;

  ReplicationRows(TrialSpec spec, List<ArchitectureTally> tallies) {
    this.spec = spec;
    this.tallies = tallies;
    this.useCases = spec.useCases().size();
    this.replications = tallies.get(0).replications();
  }

  @Override
  public int size() {
    return tallies.size() * useCases * replications;
  }

  @Override
  public ReplicationValues get(int row) {
    int replication = row % replications;
    int useCase = row / replications % useCases;
    int architecture = row / replications / useCases;
    WorkFigures figures = tallies.get(architecture).figures(replication, useCase);
    return new ReplicationValues(
        spec.architectures().get(architecture).name(),
        spec.useCases().get(useCase).name(),
        replication,
        Metric.values().stream().map(metric -> metric.of(figures)).toList());
  }
}
