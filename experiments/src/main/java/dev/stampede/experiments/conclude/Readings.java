package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.measure.Latency;
import dev.stampede.experiments.platform.PlatformTally;
import dev.stampede.experiments.recovery.Level;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.experiments.tally.LatencyKind;
import dev.stampede.experiments.tally.MeanLatency;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.PercentileLatency;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.WorkFigures;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.memory.PromptCacheResult;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.provider.AdmissionResult.Refusals;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.tier.CrowdResult;
import dev.stampede.models.tier.TierResult;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.OutcomeTally;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.TenantTally;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.reports.result.ArchitectureSummary;
import dev.stampede.reports.result.CostSummary;
import dev.stampede.reports.result.FrontDoorSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.NodesSummary;
import dev.stampede.reports.result.OutcomeCounts;
import dev.stampede.reports.result.ProviderCourse;
import dev.stampede.reports.result.ProviderSummary;
import dev.stampede.reports.result.ProviderSummary.LimitSummary;
import dev.stampede.reports.result.ShadowSummary;
import dev.stampede.reports.result.TenantSummary;
import dev.stampede.reports.result.TierSummary;
import dev.stampede.reports.result.TierSummary.Starts;
import dev.stampede.reports.result.UseCaseCourse;
import dev.stampede.reports.result.UseCaseSummary;
import dev.stampede.reports.result.WorkLatency;
import dev.stampede.reports.result.people.AgentCourse;
import dev.stampede.reports.result.people.PeopleCourse;
import dev.stampede.reports.result.place.CellSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the instruments of an architecture's trials off into records for reports. */
final class Readings {

  private static final double NANOS_PER_SECOND = 1e9;

  private final TrialSpec spec;
  private final Intervals intervals;
  private final int replications;
  private final PeopleReadings people;
  private final AgentReadings agents;

  Readings(TrialSpec spec, int replications) {
    this.spec = spec;
    this.intervals = spec.intervals();
    this.replications = replications;
    this.people = new PeopleReadings(spec.useCases(), replications, Readings::latency, this::means);
    this.agents = new AgentReadings(replications, Readings::latency, this::means);
  }

  List<AgentCourse> agentCourses(String architecture, ArchitectureTally tally) {
    return agents.courses(architecture, tally.useCases());
  }

  List<PeopleCourse> peopleCourses(String architecture, ArchitectureTally tally) {
    return people.courses(architecture, tally.useCases());
  }

  ArchitectureSummary summary(
      String architecture,
      boolean bound,
      ArchitectureTally tally,
      List<Sample> samples,
      Sample whole) {
    List<UseCaseSummary> useCases = new ArrayList<>();
    for (int i = 0; i < spec.useCases().size(); i++) {
      useCases.add(useCase(i, tally, samples.get(i)));
    }
    PlaceReadings places = new PlaceReadings(tally);
    List<ProviderSummary> providers =
        IntStream.range(0, tally.providers().size())
            .mapToObj(i -> provider(i, tally, places, whole))
            .toList();
    return new ArchitectureSummary(
        architecture,
        bound,
        useCases,
        cost(whole),
        providers,
        tally.dependencies().stream().map(this::tier).toList(),
        new AttributionReadings(tally, whole.confidence()).summary(),
        tally.platforms().stream().map(PlatformTally::summary).toList(),
        places.brokeFirst(),
        PlaceReadings.alsoHit(useCases, providers),
        new StepReadings(spec.steps()).summaries(tally),
        people.roles(tally.useCases(), samples));
  }

  private UseCaseSummary useCase(int number, ArchitectureTally tally, Sample sample) {
    UseCaseResult result = tally.useCases().get(number);
    WorkFigures pooled = sample.pooled();
    RecoveryReadings recovery = new RecoveryReadings(tally, number, sample);
    return new UseCaseSummary(
        result.name(),
        !spec.useCases().get(number).isOurs(),
        counts(outcome -> result.outcomes().count(outcome)),
        Metrics.AVAILABILITY.estimate(sample),
        new UseCaseSummary.LatencySeconds(
            latency(Span.END_TO_END, result, pooled),
            latency(Span.WAITING, result, pooled),
            latency(Span.FIRST_TOKEN, result, pooled),
            latency(Span.PER_TOKEN, result, pooled),
            latency(result.human()),
            latency(result.deferred()),
            latency(result.failed())),
        Metrics.WAIT_PROBABILITY.of(pooled),
        new UseCaseSummary.Returns(result.reworks(), result.resubmissions()),
        new UseCaseSummary.Attempts(result.attempts(), Metrics.AMPLIFICATION.of(pooled)),
        pooled.tickets(),
        new UseCaseSummary.Cost(
            perRun(pooled.paid(), CostPart.TICKETS),
            perRun(pooled.paid(), CostPart.TOKENS),
            perRun(pooled.paid(), CostPart.LOST_HOURS)),
        Metrics.QUALITY.of(pooled),
        recovery.recoveries(),
        recovery.promises(),
        tenants(result.tenants()),
        LevelReadings.summary(
            tally.watch().levelWords(result.name()), tally.levelsOf(number), sample),
        people.summary(number, result.people(), sample),
        result.outcomes().silent(),
        agents.summary(result.agents(), sample));
  }

  /** What became of the work of each tenant; nothing where there is but one. */
  private static List<TenantSummary> tenants(TenantTally tally) {
    List<String> names = tally.names();
    return names.size() == 1
        ? List.of()
        : IntStream.range(0, names.size())
            .mapToObj(
                tenant ->
                    new TenantSummary(
                        names.get(tenant), counts(outcome -> tally.count(tenant, outcome::equals))))
            .toList();
  }

  private CostSummary cost(Sample whole) {
    Cost paid = whole.pooled().paid();
    return new CostSummary(
        paid.total() / replications,
        perRun(paid, CostPart.TICKETS),
        perRun(paid, CostPart.TOKENS),
        perRun(paid, CostPart.PEOPLE),
        perRun(paid, CostPart.REPLICAS),
        perRun(paid, CostPart.RESERVED),
        perRun(paid, CostPart.FIXED),
        perRun(paid, CostPart.LOST_HOURS),
        Metrics.TOTAL_COST.estimate(whole).ci95());
  }

  private double perRun(Cost paid, CostPart part) {
    return paid.of(part) / replications;
  }

  private static WorkLatency latency(Span span, UseCaseResult result, WorkFigures pooled) {
    LatencyKind all = LatencyKind.of(span, false);
    return new WorkLatency(
        new MeanLatency(all).of(pooled),
        new PercentileLatency(all, 50).of(pooled),
        new PercentileLatency(all, 90).of(pooled),
        new PercentileLatency(all, 99).of(pooled),
        new PercentileLatency(all, 99.9).of(pooled),
        new PercentileLatency(all, PercentileLatency.LONGEST).of(pooled),
        latency(result.latencies().of(span)));
  }

  private ProviderSummary provider(
      int number, ArchitectureTally tally, PlaceReadings places, Sample whole) {
    ProviderResult result = tally.providers().get(number);
    Cost paid = tally.serverCosts().get(number);
    return new ProviderSummary(
        result.name(),
        result.attempts(),
        result.availability(),
        result.rateLimited(),
        result.overloaded(),
        result.rejected(),
        result.failed(),
        result.timedOut(),
        result.utilization() / replications,
        result.meanInSystem() / replications,
        result.meanQueued() / replications,
        result.meanCapacity() / replications,
        new ProviderSummary.Cost(
            perRun(paid, CostPart.TOKENS),
            perRun(paid, CostPart.PEOPLE),
            perRun(paid, CostPart.REPLICAS),
            perRun(paid, CostPart.RESERVED)),
        result.admission().refusals().stream().map(Readings::limit).toList(),
        result.admission().delayed(),
        new ShadowSummary(
            result.shadows(),
            result.shadowsSucceeded(),
            result.admission().shadowSpending().total() / replications),
        frontDoor(result.wayIn()),
        result.wayIn().stream().map(this::tier).toList(),
        nodes(result.nodes()),
        starts(result.starts()),
        promptCache(result.prompts()),
        result.cells().stream().map(this::cell).toList(),
        MarketReadings.summary(result.market()),
        PlaceReadings.hangUps(result.hungUp()),
        LevelReadings.summary(Level.WORDS, tally.levelsOfProvider(number), whole),
        places.summaries(result.name()),
        result.engine());
  }

  private static FrontDoorSummary frontDoor(List<TierResult> wayIn) {
    return wayIn.stream()
        .filter(tier -> tier.name().equals(TierSpec.FRONT_DOOR))
        .findFirst()
        .map(door -> new FrontDoorSummary(door.admitted(), door.refused(), latency(door.waiting())))
        .orElse(FrontDoorSummary.NONE);
  }

  private TierSummary tier(TierResult tier) {
    return new TierSummary(
        tier.name(),
        tier.admitted(),
        tier.passed(),
        tier.refused(),
        tier.failed(),
        tier.timedOut(),
        tier.hungUp(),
        tier.utilization() / replications,
        tier.meanInside() / replications,
        latency(tier.waiting()),
        latency(tier.time()),
        tier.questions().stream()
            .map(
                question ->
                    new TierSummary.Question(
                        question.dependency(), question.lookedUp(), question.known()))
            .toList(),
        starts(tier.starts()),
        crowd(tier.market()));
  }

  private static TierSummary.Market crowd(@Nullable CrowdResult market) {
    return market == null
        ? TierSummary.Market.NONE
        : new TierSummary.Market(
            Math.round(market.offered()),
            Math.round(market.passed()),
            Math.round(market.refused()),
            Math.round(market.failed()),
            Math.round(market.timedOut()),
            Math.round(market.gaveUp()));
  }

  private NodesSummary nodes(@Nullable NodesResult nodes) {
    return nodes == null
        ? NodesSummary.NONE
        : new NodesSummary(
            nodes.deaths(),
            nodes.meanInRotation() / replications,
            nodes.shortShare() / replications);
  }

  private Starts starts(@Nullable StartsResult starts) {
    return starts == null
        ? Starts.NONE
        : new Starts(
            starts.asked(),
            starts.through(),
            starts.timedOut(),
            starts.wasted(),
            starts.meanWaiting() / replications,
            (double) starts.waitingAtEnd() / replications,
            starts.longestWaitNanos() / NANOS_PER_SECOND);
  }

  private static ProviderSummary.PromptCache promptCache(@Nullable PromptCacheResult prompts) {
    return prompts == null
        ? ProviderSummary.PromptCache.NONE
        : new ProviderSummary.PromptCache(
            prompts.calls(),
            prompts.hits(),
            prompts.forgotten(),
            prompts.readTokens(),
            prompts.resentTokens(),
            prompts.writtenTokens(),
            prompts.expired(),
            prompts.evicted(),
            prompts.flushed());
  }

  private CellSummary cell(CellResult cell) {
    return new CellSummary(
        cell.name(),
        cell.own(),
        cell.ownServed(),
        cell.movedAway(),
        cell.movedIn(),
        cell.came(),
        cell.refused(),
        cell.served(),
        cell.timedOut(),
        cell.failed(),
        cell.outShare() / replications,
        cell.utilization() / replications,
        cell.meanInside() / replications,
        cell.nodeDeaths());
  }

  private static LimitSummary limit(Refusals refusals) {
    return new LimitSummary(
        refusals.tier(), refusals.limit(), refusals.errorCode(), refusals.calls());
  }

  List<UseCaseCourse> useCaseCourses(String architecture, ArchitectureTally tally) {
    return IntStream.range(0, spec.useCases().size())
        .mapToObj(
            i -> {
              UseCaseResult result = tally.useCases().get(i);
              return new UseCaseCourse(
                  architecture,
                  result.name(),
                  outcomes(result.outcomes()),
                  tally.attempts(i).toList(),
                  result.answeredByInterval().toList(),
                  result.endToEnd().histogram(),
                  result.outcomes().offered() - result.outcomes().count(Outcome.UNFINISHED),
                  result.endToEndByInterval(),
                  tally.out(i));
            })
        .toList();
  }

  private List<OutcomeCounts> outcomes(OutcomeTally tally) {
    return IntStream.range(0, intervals.count())
        .mapToObj(i -> counts(outcome -> tally.byInterval(outcome).at(i)))
        .toList();
  }

  List<ProviderCourse> providerCourses(String architecture, ArchitectureTally tally) {
    return tally.providers().stream()
        .map(
            result ->
                new ProviderCourse(
                    architecture,
                    result.name(),
                    result.attemptsByInterval().toList(),
                    result.succeededByInterval().toList(),
                    means(result.insideNanosByInterval()),
                    result.nodes() == null
                        ? List.of()
                        : means(result.nodes().inRotationNanosByInterval()),
                    result.nodes() == null ? List.of() : result.nodes().deathsByInterval().toList(),
                    result.starts() == null
                        ? List.of()
                        : means(result.starts().waitingNanosByInterval()),
                    result.starts() == null
                        ? List.of()
                        : result.starts().throughByInterval().toList(),
                    result.hungUp().byInterval().toList()))
        .toList();
  }

  /** Returns the mean level of each interval, over all replications. */
  private List<Double> means(IntervalSums integrals) {
    return IntStream.range(0, intervals.count())
        .mapToObj(
            i -> {
              long start = i * intervals.lengthNanos();
              long end = Math.min(start + intervals.lengthNanos(), spec.durationNanos());
              double integral = integrals.at(i).toDouble();
              return integral / (end - start) / replications;
            })
        .toList();
  }

  private static OutcomeCounts counts(ToLongFunction<Outcome> count) {
    long offered = 0;
    for (Outcome outcome : Outcome.values()) {
      offered += count.applyAsLong(outcome);
    }
    return new OutcomeCounts(
        offered,
        count.applyAsLong(Outcome.FULL),
        count.applyAsLong(Outcome.DEGRADED),
        count.applyAsLong(Outcome.HUMAN),
        count.applyAsLong(Outcome.LATE),
        count.applyAsLong(Outcome.FAILED),
        count.applyAsLong(Outcome.ABANDONED),
        count.applyAsLong(Outcome.UNFINISHED));
  }

  private static LatencySummary latency(Latency latency) {
    if (latency.count() == 0) {
      return LatencySummary.NONE;
    }
    return new LatencySummary(
        latency.mean() / NANOS_PER_SECOND,
        seconds(latency, 50),
        seconds(latency, 90),
        seconds(latency, 99),
        seconds(latency, 99.9),
        latency.max() / NANOS_PER_SECOND,
        latency.count());
  }

  private static double seconds(Latency latency, double percent) {
    return latency.percentile(percent) / NANOS_PER_SECOND;
  }
}
