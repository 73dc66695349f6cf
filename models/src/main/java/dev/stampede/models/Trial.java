package dev.stampede.models;

import dev.stampede.engine.Simulation;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.Gateway;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.Population;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.provider.ProviderSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One replication of one architecture: a simulation of all populations, gateways and providers.
 * Trials of the same replication see the same work, whatever the architecture.
 *
 * <p>A trial is run once, by one thread; {@link #stop} and {@link #progressNanos} may be called
 * from any.
 */
public final class Trial implements AutoCloseable {

  private final TrialSpec spec;
  private final ArchitectureSpec compared;
  private final RandomStreams streams;
  private final Simulation simulation;
  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final List<Provider> desks = new ArrayList<>();
  private final List<Gateway> gatewayOf = new ArrayList<>();
  private final List<Population> populations = new ArrayList<>();

  /**
   * Sets a trial up.
   *
   * @param architecture number of the architecture that is compared
   * @param seed of the scenario
   * @param replication from 0 on
   */
  public Trial(TrialSpec spec, int architecture, long seed, int replication) {
    this.spec = spec;
    this.compared = spec.architectures().get(architecture);
    this.streams = new RandomStreams(seed, replication);
    this.simulation = new Simulation(streams);
    Map<String, Integer> tenants = new HashMap<>();
    for (UseCaseSpec useCase : spec.useCases()) {
      tenants.putIfAbsent(useCase.tenant(), tenants.size());
    }
    for (ProviderSpec provider : spec.providers()) {
      providers.put(provider.name(), open(provider, tenants.size()));
    }
    Map<String, Gateway> gateways = new HashMap<>();
    for (UseCaseSpec useCase : spec.useCases()) {
      gatewayOf.add(gateways.computeIfAbsent(gatewayName(useCase), name -> gateway(name, useCase)));
    }
    for (int i = 0; i < spec.useCases().size(); i++) {
      populations.add(population(i, tenants));
    }
  }

  private Provider open(ProviderSpec provider, int tenants) {
    return new Provider(
        provider,
        spec.faults().stream().filter(f -> f.provider().equals(provider.name())).toList(),
        tenants,
        simulation.process("provider/" + provider.name()),
        spec.intervals(),
        spec.warmupNanos());
  }

  /**
   * Use cases of one tenant share a gateway unless they are served by an architecture of theirs.
   */
  private static String gatewayName(UseCaseSpec useCase) {
    return useCase.servedBy() == null
        ? "gateway"
        : "gateway/" + useCase.tenant() + "/" + useCase.servedBy();
  }

  private Gateway gateway(String name, UseCaseSpec useCase) {
    ArchitectureSpec architecture =
        useCase.servedBy() == null ? compared : architecture(useCase.servedBy());
    Map<String, Provider> servers = new LinkedHashMap<>(providers);
    for (RungSpec rung : architecture.ladder()) {
      if (rung instanceof RungSpec.Human human) {
        servers.put(Gateway.DESK, desk(name, human.desk()));
      }
    }
    return new Gateway(
        architecture, simulation.process(name), servers, spec.useCases().size(), spec.intervals());
  }

  private ArchitectureSpec architecture(String name) {
    return spec.architectures().stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there is no architecture '%s'".formatted(name)));
  }

  private Provider desk(String gateway, HumanDeskSpec desk) {
    Provider provider =
        new Provider(
            desk.asProvider(Gateway.DESK),
            List.of(),
            spec.useCases().size(),
            simulation.process(gateway + "/desk"),
            spec.intervals(),
            spec.warmupNanos());
    if (gateway.equals("gateway")) {
      desks.add(provider);
    }
    return provider;
  }

  private Population population(int useCase, Map<String, Integer> tenants) {
    UseCaseSpec useCaseSpec = spec.useCases().get(useCase);
    String name = "population/" + useCaseSpec.name();
    return new Population(
        useCaseSpec,
        useCase,
        tenants.getOrDefault(useCaseSpec.tenant(), 0),
        streams.key(name),
        simulation.process(name),
        gatewayOf.get(useCase),
        spec.intervals(),
        spec.warmupNanos());
  }

  /**
   * Runs the trial to its end.
   *
   * @return false if it was stopped before
   * @throws IllegalStateException if the books do not balance
   */
  public boolean run() {
    return simulation.run(spec.durationNanos());
  }

  /** Returns what a trial that has run to its end found. */
  public TrialResult result() {
    long now = simulation.now();
    List<IntervalCounts> attempts = new ArrayList<>();
    for (int i = 0; i < populations.size(); i++) {
      attempts.add(gatewayOf.get(i).books().byInterval(i));
    }
    List<Provider> servers = new ArrayList<>(providers.values());
    servers.addAll(desks);
    return new TrialResult(
        compared.name(),
        streams.replication(),
        populations.stream().map(p -> p.result(now)).toList(),
        servers.stream().map(p -> p.result(now)).toList(),
        attempts,
        simulation.events(),
        simulation.digest());
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
    populations.forEach(Population::close);
  }
}
