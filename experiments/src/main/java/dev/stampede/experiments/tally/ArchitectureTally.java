package dev.stampede.experiments.tally;

import dev.stampede.engine.Digest;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.experiments.people.PeopleFigures;
import dev.stampede.experiments.platform.PlatformTally;
import dev.stampede.experiments.recovery.FirstBreak;
import dev.stampede.experiments.recovery.LevelFigures;
import dev.stampede.experiments.recovery.PromiseFigures;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.operator.StepResult;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.tier.TierResult;
import dev.stampede.models.work.DescentTally;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The trials of one architecture, added up, with the figures of each replication. Trials must be
 * added in the order of their replications: then sums of doubles, too, have the same bits however
 * the trials were run.
 */
public final class ArchitectureTally {

  private final TrialSpec spec;
  private final PromiseWatch watch;
  private final List<UseCaseResult> useCases = new ArrayList<>();
  private final List<ProviderResult> providers = new ArrayList<>();
  private final List<TierResult> dependencies = new ArrayList<>();
  private final List<IntervalCounts> attempts = new ArrayList<>();

  /** For each replication, the figures of every use case. */
  private final List<List<WorkFigures>> figures = new ArrayList<>();

  /** For each replication, our use cases together. */
  private final List<WorkFigures> wholes = new ArrayList<>();

  /** For each replication and use case, how its promises were kept. */
  private final List<List<List<PromiseFigures>>> promises = new ArrayList<>();

  /** For each replication and use case, how it was below its level. */
  private final List<List<LevelFigures>> levels = new ArrayList<>();

  /** For each replication and provider, how it was below its level. */
  private final List<List<LevelFigures>> providerLevels = new ArrayList<>();

  /** For each replication, what broke first. */
  private final List<Optional<FirstBreak>> brokeFirst = new ArrayList<>();

  /** For each use case and interval, the replications in which it was out of a promise. */
  private final List<IntervalCounts> out = new ArrayList<>();

  /** For each replication, what the parts of the architecture did. */
  private final List<Attribution> attributions = new ArrayList<>();

  /** For each replication and use case, the ways of its work. */
  private final List<List<DescentTally>> descents = new ArrayList<>();

  /** What each provider and in-house server costs, all replications together. */
  private final List<Cost> serverCosts = new ArrayList<>();

  private final List<PlatformTally> platforms = new ArrayList<>();

  /** For each replication, what became of the steps of operators. */
  private final List<List<StepResult>> steps = new ArrayList<>();

  /** Replications whose people were set beside those of another tally. */
  private int compared;

  private long events;
  private long drainEvents;
  private Digest digest = Digest.EMPTY;

  /**
   * Nothing was added yet.
   *
   * @param watch looks at the promises of the same trials
   */
  public ArchitectureTally(TrialSpec spec, PromiseWatch watch) {
    this.spec = spec;
    this.watch = watch;
  }

  /** Adds the next replication. */
  public void add(TrialResult trial) {
    PromiseWatch.Times times = watch.times(trial.replication());
    List<PromiseWatch.Seen> seen = new ArrayList<>();
    for (UseCaseResult result : trial.useCases()) {
      if (out.size() == seen.size()) {
        out.add(new IntervalCounts(spec.intervals()));
      }
      seen.add(watch.see(result, times, out.get(seen.size())));
    }
    promises.add(seen.stream().map(PromiseWatch.Seen::promises).toList());
    levels.add(seen.stream().map(PromiseWatch.Seen::level).toList());
    providerLevels.add(
        trial.providers().stream()
            .map(provider -> LevelFigures.of(watch.windows(), times.triggers(), provider))
            .toList());
    brokeFirst.add(FirstBreak.of(watch.windows(), times.triggers(), trial));
    List<WorkFigures> ofUseCases =
        IntStream.range(0, spec.useCases().size())
            .mapToObj(i -> figures(i, trial).with(seen.get(i)).with(users(i, trial)))
            .toList();
    figures.add(ofUseCases);
    wholes.add(whole(ofUseCases, trial.cost().whole()));
    attributions.add(trial.attribution());
    for (int i = 0; i < trial.platforms().size(); i++) {
      if (i == platforms.size()) {
        platforms.add(new PlatformTally(trial.platforms().get(i)));
      } else {
        platforms.get(i).add(trial.platforms().get(i));
      }
    }
    descents.add(trial.useCases().stream().map(result -> result.descents().copy()).toList());
    steps.add(trial.steps());
    events += trial.events();
    drainEvents += trial.drainEvents();
    digest = digest.with(trial.digest().value());
    if (useCases.isEmpty()) {
      useCases.addAll(trial.useCases());
      providers.addAll(trial.providers());
      dependencies.addAll(trial.dependencies());
      serverCosts.addAll(trial.cost().servers());
      attempts.addAll(trial.attemptsByInterval());
      return;
    }
    for (int i = 0; i < useCases.size(); i++) {
      useCases.set(i, useCases.get(i).absorb(trial.useCases().get(i)));
      attempts.get(i).merge(trial.attemptsByInterval().get(i));
    }
    for (int i = 0; i < dependencies.size(); i++) {
      dependencies.set(i, dependencies.get(i).absorb(trial.dependencies().get(i)));
    }
    for (int i = 0; i < providers.size(); i++) {
      providers.set(i, providers.get(i).absorb(trial.providers().get(i)));
      serverCosts.set(i, serverCosts.get(i).plus(trial.cost().servers().get(i)));
    }
  }

  /**
   * Sets the people of each replication beside those of another tally, in which nothing goes wrong;
   * of those that were added since it was asked last.
   */
  public void compareWith(ArchitectureTally twins) {
    for (; compared < figures.size(); compared++) {
      int r = compared;
      List<WorkFigures> others = twins.figures.get(r);
      List<WorkFigures> mine = figures.get(r);
      List<WorkFigures> beside =
          IntStream.range(0, mine.size())
              .mapToObj(i -> beside(i, mine.get(i), others.get(i)))
              .toList();
      Cost lost =
          ours()
              .mapToObj(i -> Cost.of(CostPart.LOST_HOURS, lostHours(i, beside.get(i).people())))
              .reduce(Cost.NONE, Cost::plus);
      figures.set(r, beside);
      wholes.set(r, whole(beside, wholes.get(r).paid().plus(lost)));
    }
  }

  private WorkFigures beside(int useCase, WorkFigures mine, WorkFigures twins) {
    PeopleFigures people = mine.people().beside(twins.people());
    return mine.with(people, Cost.of(CostPart.LOST_HOURS, lostHours(useCase, people)));
  }

  private double lostHours(int useCase, PeopleFigures people) {
    return spec.useCases().get(useCase).source().lostHourCost() * people.lost();
  }

  private WorkFigures figures(int useCase, TrialResult trial) {
    UseCaseResult result = trial.useCases().get(useCase);
    Cost paid = trial.cost().useCases().get(useCase);
    double ticket = spec.useCases().get(useCase).ticketCost();
    double ifLost = ticket * result.outcomes().count(Outcome.UNFINISHED);
    return WorkFigures.of(
        result, new WorkFigures.Costs(paid, ifLost, ticket), spec.limitsOf(result.name()));
  }

  private WorkFigures.Users users(int useCase, TrialResult trial) {
    String crowd = spec.useCases().get(useCase).source().crowd();
    return trial.platforms().stream()
        .filter(platform -> platform.name().equals(crowd))
        .findFirst()
        .map(platform -> new WorkFigures.Users((double) platform.users(), platform.lost()))
        .orElse(WorkFigures.Users.NONE);
  }

  private WorkFigures whole(List<WorkFigures> ofUseCases, Cost paid) {
    List<WorkFigures> ours = ours().mapToObj(ofUseCases::get).toList();
    double ifLost = ours.stream().mapToDouble(figures -> figures.costs().ifLost()).sum();
    return WorkFigures.ofAll(ours, new WorkFigures.Costs(paid, ifLost, 0));
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

  /** Dependencies with a capacity of their own, all replications together. */
  public List<TierResult> dependencies() {
    return dependencies;
  }

  /** What became of the users of each platform. */
  public List<PlatformTally> platforms() {
    return platforms;
  }

  /** What became of a step of operators in each replication. */
  public List<StepResult> steps(int number) {
    return steps.stream().map(replication -> replication.get(number)).toList();
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

  private OutTimes outTimes(int useCase) {
    return figures.stream()
        .map(replication -> replication.get(useCase).outTimes())
        .reduce(OutTimes.NONE, OutTimes::plus);
  }

  private OutTimes levels(int useCase) {
    return figures.stream()
        .map(replication -> replication.get(useCase).levels())
        .reduce(OutTimes.NONE, OutTimes::plus);
  }

  /** How a use case was below its level in each replication. */
  public List<LevelFigures> levelsOf(int useCase) {
    return levels.stream().map(replication -> replication.get(useCase)).toList();
  }

  /** How a provider was below its level in each replication. */
  public List<LevelFigures> levelsOfProvider(int provider) {
    return providerLevels.stream().map(replication -> replication.get(provider)).toList();
  }

  /** What broke first in each replication. */
  public List<Optional<FirstBreak>> brokeFirst() {
    return brokeFirst;
  }

  /** Looks at the promises. */
  public PromiseWatch watch() {
    return watch;
  }

  /**
   * Returns for each interval the replications in which a use case was out of a promise; empty
   * where none is asked of a stretch of time.
   */
  public List<Long> out(int useCase) {
    boolean none = watch.promisesOf(useCases.get(useCase).name()).isEmpty();
    return none ? List.of() : out.get(useCase).toList();
  }

  /**
   * Returns how a promise of a use case was kept in each replication; empty if there was no time to
   * judge.
   *
   * @param promise its number among those of the use case
   */
  public List<PromiseFigures> promise(int useCase, int promise) {
    return promises.stream()
        .map(replication -> replication.get(useCase))
        .filter(kept -> !kept.isEmpty())
        .map(kept -> kept.get(promise))
        .toList();
  }

  /** Returns what a use case's metrics are estimated from. */
  public Sample sample(int useCase, Sightings sightings) {
    List<WorkFigures> each = figures.stream().map(replication -> replication.get(useCase)).toList();
    UseCaseResult all = useCases.get(useCase);
    WorkFigures pooled =
        WorkFigures.of(all, costs(each), spec.limitsOf(all.name()))
            .with(outTimes(useCase), levels(useCase))
            .with(
                each.stream()
                    .map(WorkFigures::users)
                    .reduce(WorkFigures.Users.NONE, WorkFigures.Users::plus))
            .with(
                each.stream()
                    .map(WorkFigures::people)
                    .reduce(PeopleFigures.NONE, PeopleFigures::plus));
    return new Sample(pooled, each, sightings);
  }

  /** Returns what the metrics of the architecture as a whole are estimated from. */
  public Sample sample(Sightings sightings) {
    List<Sample> parts = ours().mapToObj(useCase -> sample(useCase, sightings)).toList();
    List<WorkFigures> pooled = parts.stream().map(Sample::pooled).toList();
    return new Sample(WorkFigures.ofAll(pooled, costs(wholes)), wholes, sightings, parts);
  }

  private static WorkFigures.Costs costs(List<WorkFigures> replications) {
    return replications.stream()
        .map(WorkFigures::costs)
        .reduce(WorkFigures.Costs::plus)
        .orElseThrow();
  }
}
