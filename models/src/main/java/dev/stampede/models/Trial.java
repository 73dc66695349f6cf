package dev.stampede.models;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Simulation;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.attribution.Attribution;
import dev.stampede.models.demand.ArrivalLog;
import dev.stampede.models.demand.Crowds;
import dev.stampede.models.demand.Shard;
import dev.stampede.models.demand.Source;
import dev.stampede.models.demand.Stage;
import dev.stampede.models.demand.UseCase;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.platform.FaultTimes;
import dev.stampede.models.demand.platform.Platforms;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.Markets;
import dev.stampede.models.operator.StepResult;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.provider.ProviderSite;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.SharedQuotas;
import dev.stampede.models.tier.Dependency;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One replication of one architecture: a simulation of all sources of work, gateways and providers.
 * Trials of the same replication see the same work, whatever the architecture.
 *
 * <p>A trial is set up and run once; {@link #stop} and {@link #progressNanos} may be called from
 * any thread.
 */
public final class Trial implements AutoCloseable {

  /** The name of the process in which users move. */
  private static final String PLATFORMS = "platforms";

  private final TrialSpec spec;
  private final ArchitectureSpec compared;
  private final RandomStreams streams;
  private final @Nullable ArrivalLog log;
  private final Simulation simulation;
  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final Map<String, Dependency> dependencies = new TreeMap<>();
  private final ProviderGroups groups;
  private final Map<String, LogicalProcess> processes = new HashMap<>();
  private final SharedQuotas sharedQuotas = new SharedQuotas();

  /** The desks and the batch of the compared architecture. */
  private final List<Provider> ownServers = new ArrayList<>();

  /** Those of other architectures that serve our work. */
  private final List<Provider> paidServers = new ArrayList<>();

  /** Events handled up to the run's end. */
  private long eventsOfRun;

  /** For each use case, the replicas of its gateway. */
  private final List<List<Gateway>> gatewaysOf = new ArrayList<>();

  /** Who uses which platform; null if there is none. */
  private final @Nullable Platforms platforms;

  /** When sessions of agents are there of whom some are watched. */
  private final long sampledNanos;

  /** For each use case, the shards of who makes its work. */
  private final List<List<Source>> sources = new ArrayList<>();

  /**
   * Sets a trial up.
   *
   * @param architecture number of the architecture that is compared
   * @param seed of the scenario
   * @param replication from 0 on
   */
  public Trial(TrialSpec spec, int architecture, long seed, int replication) {
    this(spec, architecture, seed, replication, null);
  }

  /**
   * Sets up a trial that is listened to; it has to be run by one worker.
   *
   * @param architecture number of the architecture that is compared
   * @param seed of the scenario
   * @param replication from 0 on
   * @param log hears of all new work; null if nobody does
   */
  public Trial(
      TrialSpec spec, int architecture, long seed, int replication, @Nullable ArrivalLog log) {
    this.spec = spec;
    this.log = log;
    this.compared = spec.architectures().get(architecture);
    this.streams = new RandomStreams(seed, replication);
    this.simulation = new Simulation(streams);
    this.groups = new ProviderGroups(spec.providers());
    Map<String, Integer> tenants = new HashMap<>();
    spec.useCases().stream()
        .flatMap(useCase -> useCase.tenants().names().stream())
        .sorted()
        .forEach(tenant -> tenants.putIfAbsent(tenant, tenants.size()));
    processNames().forEach(name -> processes.put(name, simulation.process(name)));
    List<ProviderSpec> byName = ProviderGroups.byName(spec.providers());
    ProviderGroups.inOrderOfOpening(spec.providers())
        .forEach(provider -> providers.put(provider.name(), open(provider, tenants.size())));
    byName.forEach(this::connectMarket);
    this.sampledNanos = sampledNanos();
    this.platforms = spec.platforms().isEmpty() ? null : platforms();
    Map<String, List<Gateway>> gateways = new HashMap<>();
    for (UseCaseSpec useCase : spec.useCases()) {
      gatewaysOf.add(
          gateways.computeIfAbsent(gatewayName(useCase), name -> gateways(name, useCase)));
    }
    for (int i = 0; i < spec.useCases().size(); i++) {
      sources.add(sources(i, tenants));
    }
    sources.forEach(shards -> shards.forEach(Source::start));
  }

  /**
   * Processes are numbered by name, so that the order in which a file lists them decides nothing:
   * first who serves, then gateways, then who makes work, for an answer that comes at the very
   * moment when somebody loses patience, or a timeout ends, is still in time. Last come the
   * platforms: what a crowd does at the very moment when it changes it has done before.
   */
  private Stream<String> processNames() {
    Stream<String> providerNames =
        spec.providers().stream().map(provider -> processOf(provider.name()));
    Stream<String> own =
        spec.useCases().stream()
            .flatMap(
                useCase ->
                    architectureOf(useCase)
                        .ownServers()
                        .map(server -> ownProcess(gatewayName(useCase), server)));
    Stream<String> last = spec.platforms().isEmpty() ? Stream.of() : Stream.of(PLATFORMS);
    return Stream.of(
            providerNames,
            own,
            shardNames(Trial::gatewayName),
            shardNames(UseCaseSpec::sourceName),
            last)
        .flatMap(names -> names.distinct().sorted());
  }

  private Stream<String> shardNames(Function<UseCaseSpec, String> nameOf) {
    return spec.useCases().stream()
        .flatMap(
            useCase ->
                shards(architectureOf(useCase).replicas())
                    .map(shard -> shard.nameOf(nameOf.apply(useCase))));
  }

  private LogicalProcess process(String name) {
    LogicalProcess process = processes.get(name);
    if (process == null) {
      throw new IllegalStateException("there is no process '%s'".formatted(name));
    }
    return process;
  }

  private String processOf(String provider) {
    return "provider/" + groups.firstOf(provider);
  }

  private static String ownProcess(String gateway, ProviderSpec own) {
    return gateway + "/" + own.name();
  }

  private ArchitectureSpec architectureOf(UseCaseSpec useCase) {
    return useCase.servedBy() == null ? compared : spec.architecture(useCase.servedBy());
  }

  private Provider open(ProviderSpec provider, int tenants) {
    return new Provider(
        provider,
        spec.faults().faultsOf(provider.name(), streams, spec.durationNanos(), spec.latestNanos()),
        tenants,
        new ProviderSite(
            process(processOf(provider.name())),
            spec.horizon(),
            sharedQuotas,
            dependenciesOf(provider),
            spec.stepsOf(provider.name()),
            provider.sharedWith() == null ? null : provider(provider.sharedWith())));
  }

  /** What a provider's tiers ask, which the first provider to need it opens in its process. */
  private Map<String, Dependency> dependenciesOf(ProviderSpec provider) {
    Map<String, Dependency> asked = new HashMap<>();
    provider
        .admission()
        .wayIn()
        .dependencies()
        .forEach(
            name ->
                asked.put(
                    name,
                    dependencies.computeIfAbsent(
                        name, missing -> open(name, process(processOf(provider.name()))))));
    return asked;
  }

  private Dependency open(String dependency, LogicalProcess process) {
    return new Dependency(
        spec.dependency(dependency),
        process,
        spec.horizon(),
        spec.faults().faultsOf(dependency, streams, spec.durationNanos(), spec.latestNanos()),
        spec.asking(dependency));
  }

  private Platforms platforms() {
    return new Platforms(spec.platforms(), process(PLATFORMS), faultTimes(), spec.horizon());
  }

  private void connectMarket(ProviderSpec provider) {
    if (provider.market() == null || provider.market().failOver() == null) {
      return;
    }
    for (Destination to : provider.market().failOver().to()) {
      market(provider.name()).failsOverTo(market(to.provider()), to.share());
    }
  }

  private Provider provider(String name) {
    Provider provider = providers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("there is no provider '%s'".formatted(name));
    }
    return provider;
  }

  private Markets market(String name) {
    Markets market = provider(name).market();
    if (market == null) {
      throw new IllegalArgumentException("there is no provider '%s' with a market".formatted(name));
    }
    return market;
  }

  /**
   * Use cases that an architecture of their own serves share its gateway if they are of the same
   * tenants; all others share the one of the compared architecture.
   */
  private static String gatewayName(UseCaseSpec useCase) {
    return useCase.servedBy() == null
        ? "gateway"
        : "gateway/" + useCase.tenants().label() + "/" + useCase.servedBy();
  }

  private List<Gateway> gateways(String name, UseCaseSpec useCase) {
    ArchitectureSpec architecture = architectureOf(useCase);
    Map<String, Provider> servers = new LinkedHashMap<>(providers);
    architecture
        .ownServers()
        .forEach(own -> servers.put(own.name(), ownServer(name, own, useCase)));
    return shards(architecture.replicas())
        .map(
            shard ->
                new Gateway(
                    architecture,
                    process(shard.nameOf(name)),
                    servers,
                    spec.useCases().size(),
                    spec.horizon()))
        .toList();
  }

  private static Stream<Shard> shards(int of) {
    return IntStream.range(0, of).mapToObj(number -> new Shard(number, of));
  }

  private Provider ownServer(String gateway, ProviderSpec own, UseCaseSpec useCase) {
    Provider provider =
        new Provider(
            own,
            List.of(),
            spec.useCases().size(),
            ProviderSite.alone(process(ownProcess(gateway, own)), spec.horizon()));
    if (gateway.equals("gateway")) {
      ownServers.add(provider);
    } else if (useCase.isOurs()) {
      paidServers.add(provider);
    }
    return provider;
  }

  /** Each shard of a source talks to a replica of the gateway that is its alone. */
  private List<Source> sources(int number, Map<String, Integer> tenants) {
    UseCaseSpec maker = spec.useCases().get(number);
    List<Integer> ofMaker =
        maker.tenants().names().stream().map(tenant -> tenants.getOrDefault(tenant, 0)).toList();
    UseCase useCase = new UseCase(maker, number, ofMaker, spec.limitsOf(maker.name()));
    List<Gateway> replicas = gatewaysOf.get(number);
    return shards(replicas.size())
        .map(shard -> maker.source().open(stage(useCase, replicas.get(shard.number()), shard)))
        .toList();
  }

  private Stage stage(UseCase useCase, Gateway replica, Shard shard) {
    LogicalProcess process = process(shard.nameOf(useCase.spec().sourceName()));
    Crowds crowds = platforms == null ? Crowds.NONE : platforms;
    return new Stage(
        useCase, replica, process, spec.horizon(), streams, shard, crowds, log, sampledNanos);
  }

  /** In the first replication: when the first fault begins, or, without any, half-way. */
  private long sampledNanos() {
    return streams.replication() > 0
        ? Stage.NEVER
        : faultTimes().firstWithin(spec.durationNanos()).orElse(spec.durationNanos() / 2);
  }

  private FaultTimes faultTimes() {
    return FaultTimes.drawn(spec.faults(), streams, spec.durationNanos(), spec.latestNanos());
  }

  /**
   * Runs the trial to its end, and on until the work that counts has ended or nothing that is still
   * unknown of it matters, or until the longest drain is over.
   *
   * @param workers threads to run it on, at least 1; what it finds is the same for any number
   * @return false if it was stopped before
   * @throws IllegalStateException if the books do not balance
   */
  public boolean run(int workers) {
    if (log != null && workers > 1) {
      throw new IllegalArgumentException(
          "workers (%d) must be 1 where the work is listened to".formatted(workers));
    }
    boolean done = simulation.run(spec.durationNanos(), workers);
    eventsOfRun = simulation.events();
    while (done && simulation.now() < spec.latestNanos() && hasUndecided()) {
      long next = simulation.now() + spec.drain().sliceNanos();
      done = simulation.run(Math.min(next, spec.latestNanos()), workers);
    }
    return done;
  }

  private boolean hasUndecided() {
    long now = simulation.now();
    return sources.stream().flatMap(List::stream).anyMatch(shard -> shard.hasUndecided(now));
  }

  /** Closes the books of a trial that has run to its end, once, and returns what they say. */
  public TrialResult result() {
    long now = simulation.now();
    List<UseCaseResult> useCases = sources.stream().map(shards -> result(shards, now)).toList();
    List<ProviderResult> servers =
        Stream.concat(spec.providers().stream().map(p -> provider(p.name())), ownServers.stream())
            .map(p -> p.result(now))
            .toList();
    servers.forEach(this::addHangUps);
    List<ProviderResult> others = paidServers.stream().map(p -> p.result(now)).toList();
    return new TrialResult(
        compared.name(),
        streams.replication(),
        useCases,
        servers,
        dependencies.values().stream().map(dependency -> dependency.result(now)).toList(),
        IntStream.range(0, gatewaysOf.size()).mapToObj(this::attempts).toList(),
        attribution(),
        platforms == null ? List.of() : platforms.results(),
        steps(),
        new Bill(spec, compared).of(useCases, servers, others),
        simulation.events(),
        simulation.events() - eventsOfRun,
        simulation.digest());
  }

  /** In the order of the scenario. */
  private List<StepResult> steps() {
    Map<String, StepResult> known = new HashMap<>();
    providers.values().stream()
        .flatMap(provider -> provider.steps().stream())
        .forEach(result -> known.put(result.id(), result));
    return spec.steps().stream()
        .map(step -> known.getOrDefault(step.id(), StepResult.undone(step.id())))
        .toList();
  }

  /** A provider counts who gave up in its queue; who hung up on it, the gateways know. */
  private void addHangUps(ProviderResult server) {
    gatewaysOf.stream()
        .distinct()
        .flatMap(List::stream)
        .map(gateway -> gateway.callers().find(server.name()))
        .filter(Objects::nonNull)
        .forEach(server.hungUp()::merge);
  }

  private static UseCaseResult result(List<Source> shards, long now) {
    return shards.stream()
        .map(shard -> shard.result(now))
        .reduce(UseCaseResult::absorb)
        .orElseThrow();
  }

  private Attribution attribution() {
    return IntStream.range(0, gatewaysOf.size())
        .filter(useCase -> spec.useCases().get(useCase).servedBy() == null)
        .mapToObj(useCase -> gatewaysOf.get(useCase).stream())
        .findFirst()
        .flatMap(replicas -> replicas.map(Gateway::attribution).reduce(Attribution::beside))
        .orElse(Attribution.NONE);
  }

  private IntervalCounts attempts(int useCase) {
    IntervalCounts sum = new IntervalCounts(spec.intervals());
    gatewaysOf.get(useCase).forEach(replica -> sum.merge(replica.books().byInterval(useCase)));
    return sum;
  }

  /** Ends the run soon. */
  public void stop() {
    simulation.stop();
  }

  /** Simulated time reached, in nanoseconds; may lag behind. */
  public long progressNanos() {
    return simulation.progressNanos();
  }

  /** Closes the traces. */
  @Override
  public void close() {
    sources.forEach(shards -> shards.forEach(Source::close));
  }
}
