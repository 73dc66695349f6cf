package dev.stampede.experiments.tally;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

  /** For each replication, our use cases together. */
  private final List<WorkFigures> wholes = new ArrayList<>();

  /** For each replication, what the parts of the architecture did. */
  private final List<Attribution> attributions = new ArrayList<>();

  /** For each replication and use case, the ways of its work. */
  private final List<List<DescentTally>> descents = new ArrayList<>();

  /** What each provider and in-house server costs, all replications together. */
  private final List<Cost> serverCosts = new ArrayList<>();

  private long events;
  private long drainEvents;
  private Digest digest = Digest.EMPTY;

  /** Nothing was added yet. */
  public ArchitectureTally(TrialSpec spec) {
    this.spec = spec;
  }

  /** Adds the next replication. */
  public void add(TrialResult trial) {
    List<WorkFigures> ofUseCases =
        IntStream.range(0, spec.useCases().size())
            .mapToObj(i -> figures(i, trial.useCases().get(i), trial.cost().useCases().get(i)))
            .toList();
    figures.add(ofUseCases);
    wholes.add(whole(ofUseCases, trial.cost().whole()));
    attributions.add(trial.attribution());
    descents.add(trial.useCases().stream().map(result -> result.descents().copy()).toList());
    events += trial.events();
    drainEvents += trial.drainEvents();
    digest = digest.with(trial.digest().value());
    if (useCases.isEmpty()) {
      useCases.addAll(trial.useCases());
      providers.addAll(trial.providers());
      serverCosts.addAll(trial.cost().servers());
      attempts.addAll(trial.attemptsByInterval());
      return;
    }
    for (int i = 0; i < useCases.size(); i++) {
      useCases.set(i, useCases.get(i).absorb(trial.useCases().get(i)));
      attempts.get(i).merge(trial.attemptsByInterval().get(i));
    }
    for (int i = 0; i < providers.size(); i++) {
      providers.set(i, providers.get(i).absorb(trial.providers().get(i)));
      serverCosts.set(i, serverCosts.get(i).plus(trial.cost().servers().get(i)));
    }
  }

  private WorkFigures figures(int useCase, UseCaseResult result, Cost paid) {
    double ticket = spec.useCases().get(useCase).ticketCost();
    double ifLost = ticket * result.outcomes().count(Outcome.UNFINISHED);
    return WorkFigures.of(
        result, new CostFigures(paid, ifLost, ticket), spec.limitsOf(result.name()));
  }

  private WorkFigures whole(List<WorkFigures> ofUseCases, Cost paid) {
    List<WorkFigures> ours = ours().mapToObj(ofUseCases::get).toList();
    double ifLost = ours.stream().mapToDouble(figures -> figures.costs().ifLost()).sum();
    return WorkFigures.ofAll(ours, new CostFigures(paid, ifLost, 0));
  }

  private IntStream ours() {
    return IntStream.range(0, spec.useCases().size())
        .filter(useCase -> spec.useCases().get(useCase).isOurs());
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

  /** What each of them costs us, all replications together. */
  public List<Cost> serverCosts() {
    return serverCosts;
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

  /** Returns the figures of our use cases together in a replication. */
  public WorkFigures whole(int replication) {
    return wholes.get(replication);
  }

  /** Returns what a use case's metrics are estimated from. */
  public Sample sample(int useCase, Sightings sightings) {
    List<WorkFigures> each = figures.stream().map(replication -> replication.get(useCase)).toList();
    UseCaseResult all = useCases.get(useCase);
    WorkFigures pooled = WorkFigures.of(all, costs(each), spec.limitsOf(all.name()));
    return new Sample(pooled, each, sightings);
  }

  /** Returns what the metrics of the architecture as a whole are estimated from. */
  public Sample sample(Sightings sightings) {
    List<Sample> parts = ours().mapToObj(useCase -> sample(useCase, sightings)).toList();
    List<WorkFigures> pooled = parts.stream().map(Sample::pooled).toList();
    return new Sample(WorkFigures.ofAll(pooled, costs(wholes)), wholes, sightings, parts);
  }

  private static CostFigures costs(List<WorkFigures> replications) {
    return replications.stream().map(WorkFigures::costs).reduce(CostFigures::plus).orElseThrow();
  }
}
