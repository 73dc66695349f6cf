package dev.stampede.experiments.forecast;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.server.EngineSpec.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The most that the rungs of a ladder can serve of one use case together, if they do nothing else:
 * engines, people and quotas over time. What can only make it less is left out: other customers,
 * chance, waits, slowness, tiers, faults that come and go or spare some, and limits on money and on
 * calls at a time.
 */
final class Supply {

  private static final double SECONDS_PER_MINUTE = 60;

  private final TrialSpec trial;
  private final UseCaseSpec useCase;
  private final List<RungSpec> ladder;

  /** By the name of the owner of an engine, the doors to it that the ladder uses. */
  private final Map<String, List<ProviderSpec>> doors = new LinkedHashMap<>();

  /** The share of the work that no cache answers. */
  private double uncached = 1;

  /** Whether a rung answers whatever comes. */
  private boolean unlimited;

  Supply(TrialSpec trial, ArchitectureSpec serving, UseCaseSpec useCase) {
    this.trial = trial;
    this.useCase = useCase;
    this.ladder = serving.ladder();
    Map<String, ProviderSpec> servers =
        Stream.concat(
                trial.providers().stream(),
                rungs().flatMap(rung -> Stream.ofNullable(rung.ownServer())))
            .collect(Collectors.toMap(ProviderSpec::name, Function.identity(), (one, same) -> one));
    rungs()
        .filter(rung -> rung.inner().isEmpty() && isGoodEnough(rung, servers))
        .forEach(rung -> add(rung, servers));
  }

  private Stream<RungSpec> rungs() {
    return ladder.stream().flatMap(RungSpec::withInner);
  }

  private boolean isGoodEnough(RungSpec rung, Map<String, ProviderSpec> servers) {
    return rung.quality(servers::get).best() >= useCase.tolerance().minQuality();
  }

  private void add(RungSpec rung, Map<String, ProviderSpec> servers) {
    List<ProviderSpec> used = new ArrayList<>();
    rung.providers().forEach(name -> used.add(servers.get(name)));
    HumanDeskSpec desk = rung.desk();
    ProviderSpec own = rung.ownServer();
    if (desk != null && desk.has(useCase.skill())) {
      used.add(desk.asProvider());
    } else if (own != null) {
      used.add(own);
    }
    if (used.isEmpty() && desk == null) {
      uncached *= rung.isCache() ? rung.passedOn() : 1;
      unlimited |= !rung.isCache() || rung.passedOn() == 1; // such a cache learns, who knows what
    }
    for (ProviderSpec door : used) {
      List<ProviderSpec> known =
          doors.computeIfAbsent(owner(door).name(), name -> new ArrayList<>());
      if (!known.contains(door)) {
        known.add(door);
      }
    }
  }

  /** Whose engine serves what comes through a door; people and in-house servers have their own. */
  private ProviderSpec owner(ProviderSpec door) {
    return trial.providers().contains(door) ? trial.ownerOf(door) : door;
  }

  /** The share of the work that no cache answers, in [0, 1]. */
  double uncached() {
    return uncached;
  }

  /** When what can be served may jump, before an end. */
  Set<Long> breakpoints(long untilNanos) {
    Set<Long> times = new TreeSet<>();
    for (FaultSpec fault : trial.faults().scheduledBefore(untilNanos)) {
      times.add(fault.atNanos());
      times.add(Math.min(untilNanos, fault.endNanos()));
    }
    doors.values().stream()
        .flatMap(List::stream)
        .flatMap(door -> door.engine().changesNanos().stream())
        .filter(nanos -> nanos < untilNanos)
        .forEach(times::add);
    return times;
  }

  /** Returns how many pieces of work can be served in a second at a time; infinite for any. */
  double perSecond(long nanos) {
    if (unlimited) {
      return Double.POSITIVE_INFINITY;
    }
    double all = 0;
    for (List<ProviderSpec> ways : doors.values()) {
      double admitted = 0;
      for (ProviderSpec door : ways) {
        admitted += openShare(door, nanos) == 0 ? 0 : admitted(door);
      }
      all += Math.min(admitted, served(ways.get(0), nanos));
    }
    return all;
  }

  /** How many more can be served at once because the quotas that bind have been saved. */
  double burst() {
    double all = 0;
    for (List<ProviderSpec> ways : doors.values()) {
      for (ProviderSpec door : ways) {
        all +=
            limits(door)
                .min(Comparator.comparingDouble(limit -> perSecond(limit, door)))
                .map(limit -> limit.limiter().largest() / charge(limit, door))
                .filter(Double::isFinite)
                .orElse(0.0);
      }
    }
    return all;
  }

  private double served(ProviderSpec door, long nanos) {
    ProviderSpec owner = owner(door);
    double seconds = owner.engine().meanSeconds(shape(door));
    double capacity = owner.engine().mostCapacity(nanos);
    if (owner.scaling() != null) {
      double units =
          (double) owner.scaling().autoscaler().maxReplicas() * owner.scaling().unitsPerReplica();
      capacity = Math.max(capacity, capacity * units / Math.max(1, owner.engine().units()));
    }
    return openShare(owner, nanos) * capacity / seconds;
  }

  private double admitted(ProviderSpec door) {
    return limits(door)
        .mapToDouble(limit -> perSecond(limit, door))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double perSecond(LimitSpec limit, ProviderSpec door) {
    return limit.limiter().ratePerMinute() / SECONDS_PER_MINUTE / charge(limit, door);
  }

  /** Its limits on rates that hold whatever it has saved. */
  private static Stream<LimitSpec> limits(ProviderSpec door) {
    return Stream.concat(
            door.quota().limits().stream(),
            door.quota().shared().stream().flatMap(shared -> shared.limits().stream()))
        .filter(limit -> limit.limiter().largest() < Long.MAX_VALUE)
        .filter(limit -> Double.isFinite(limit.limiter().ratePerMinute()));
  }

  /** What a piece of work takes of a limit in the mean; 0 where that is not known. */
  private double charge(LimitSpec limit, ProviderSpec door) {
    Shape shape = shape(door);
    double input =
        shape.computedTokens()
            + limit.cachedInputWeight() * (shape.promptTokens() - shape.computedTokens());
    double output = limit.outputWeight() * shape.outputTokens();
    return switch (limit.meter()) {
      case REQUESTS -> 1;
      case INPUT_TOKENS -> input;
      case OUTPUT_TOKENS -> output;
      case TOTAL_TOKENS -> input + output;
      case CONCURRENCY, SPEND -> 0;
    };
  }

  private Shape shape(ProviderSpec door) {
    return ProviderLoad.shape(door, useCase, ladder);
  }

  /** What faults that strike all of it, all the time, leave of a provider at a time. */
  private double openShare(ProviderSpec provider, long nanos) {
    double share = 1;
    for (FaultSpec fault : trial.faults().scheduled()) {
      if (fault.flap() == null
          && trial.faults().strikes(fault.provider(), provider.name())
          && !fault.isAtTierOf(provider.name())
          && fault.atNanos() <= nanos
          && nanos < fault.endNanos()) {
        share *= fault.effect().mostLeft();
      }
    }
    return share;
  }
}
