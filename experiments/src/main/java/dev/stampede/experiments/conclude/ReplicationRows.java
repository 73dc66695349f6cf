package dev.stampede.experiments.conclude;

import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.WorkFigures;
import dev.stampede.models.TrialSpec;
import dev.stampede.reports.result.ReplicationValues;
import java.util.AbstractList;
import java.util.List;

/**
 * Every metric of every use case, and where anything has a price of all together, in every
 * replication under every architecture, made when it is asked for: there can be many.
 */
final class ReplicationRows extends AbstractList<ReplicationValues> {

  private final TrialSpec spec;
  private final List<ArchitectureTally> tallies;
  private final int useCases;

  /** The use cases, and all of them together if anything is asked of them. */
  private final int subjects;

  private final int replications;

  ReplicationRows(TrialSpec spec, List<ArchitectureTally> tallies, boolean priced) {
    this.spec = spec;
    this.tallies = tallies;
    this.useCases = spec.useCases().size();
    this.subjects = useCases + (priced ? 1 : 0);
    this.replications = tallies.get(0).replications();
  }

  @Override
  public int size() {
    return tallies.size() * subjects * replications;
  }

  @Override
  public ReplicationValues get(int row) {
    int replication = row % replications;
    int useCase = row / replications % subjects;
    int architecture = row / replications / subjects;
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
