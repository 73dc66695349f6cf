package dev.stampede.experiments.conclude;

import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.WorkFigures;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.ReplicationValues;
import java.util.AbstractList;
import java.util.List;

/**
 * Every metric of every use case, and then of all together, in every replication under every
 * architecture, made when it is asked for: there can be many.
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
    return tallies.size() * (useCases + 1) * replications;
  }

  @Override
  public ReplicationValues get(int row) {
    int replication = row % replications;
    int useCase = row / replications % (useCases + 1);
    int architecture = row / replications / (useCases + 1);
    ArchitectureTally tally = tallies.get(architecture);
    boolean whole = useCase == useCases;
    WorkFigures figures = whole ? tally.whole(replication) : tally.figures(replication, useCase);
    return new ReplicationValues(
        spec.architectures().get(architecture).name(),
        whole ? ReplicationValues.ALL : spec.useCases().get(useCase).name(),
        replication,
        Metric.values().stream().map(metric -> value(metric, figures, whole)).toList());
  }

  private static double value(Metric metric, WorkFigures figures, boolean whole) {
    Metric.Scope scope = metric.scope();
    boolean asked = whole ? scope.isOfArchitecture() : scope.isOfUseCase();
    return asked ? metric.of(figures) : Double.NaN;
  }
}
