package dev.stampede.scenarios.language;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.FaultSpec;
import dev.stampede.models.provider.FrontDoorSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.AdaptiveRateSpec;
import dev.stampede.models.resilience.DeadlineSpec;
import dev.stampede.models.resilience.HedgeSpec;
import dev.stampede.models.resilience.LimiterSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RateLimitSpec;
import dev.stampede.models.resilience.ThrottleSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warns of rungs that are never reached or never of use, and of retries inside retries. */
final class LadderReview {
  private final TrialSpec trial;

  /** A way for a rung to end without an answer; the code is 0 where there is none. */
  private record End(Status status, int httpStatus) implements Comparable<End> {
    private static final Comparator<End> ORDER =
        Comparator.comparing(End::status).thenComparing(End::httpStatus);

    static End of(Status status) {
      return new End(status, 0);
    }

    static End of(int httpStatus) {
      return new End(Status.ofHttp(httpStatus), httpStatus);
    }

    boolean isIn(Outcomes outcomes) {
      return outcomes.includes(status, httpStatus);
    }

    @Override
    public int compareTo(End other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      String word = StatusWords.word(status);
      return httpStatus == 0 ? word : "%s (%d)".formatted(word, httpStatus);
    }
  }

  LadderReview(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * Warns at the rungs and chains.
   *
   * @param root the scenario that the trial was read from
   */
  void warn(MappingReader root) {
    MappingReader section = root.required("architectures").mapping();
    for (ArchitectureSpec architecture : trial.architectures()) {
      MappingReader in = section.required(architecture.name()).mapping();
      warnOfRetries(architecture.chain(), in.optional("chain"));
      List<ValueReader> rungs = in.required("ladder").list();
      warnOfWays(architecture, rungs);
      warnOfQuality(architecture, rungs);
    }
  }

  private static void warnOfRetries(List<PolicySpec> chain, ValueReader value) {
    BigInteger calls = BigInteger.ONE;
    int nested = 0;
    boolean hedged = false;
    for (PolicySpec policy : chain) {
      if (policy instanceof PolicySpec.Retry retry && retry.maxRetries() > 0) {
        calls = calls.multiply(BigInteger.valueOf(retry.maxRetries() + 1L));
        nested++;
      } else if (policy instanceof HedgeSpec hedge) {
        calls = calls.multiply(BigInteger.valueOf(hedge.maxAttempts()));
        nested++;
        hedged = true;
      }
    }
    if (nested > 1) {
      value.warning(
          "%s has %s: up to %d calls for one request"
              .formatted(
                  value.path(),
                  hedged ? "hedges beside retries or hedges" : "retries inside retries",
                  calls),
          "one retry is usually enough");
    }
  }

  /** Follows every status that a rung can end with to the rung that takes it. */
  private void warnOfWays(ArchitectureSpec architecture, List<ValueReader> places) {
    List<RungSpec> rungs = architecture.ladder();
    if (!rungs.get(0).when().equals(RungSpec.ANY)) {
      ValueReader first = places.get(0);
      first.warning(first.path() + ": 'when' means nothing on the first rung", null);
    }
    boolean[] reached = new boolean[rungs.size()];
    reached[0] = true;
    boolean warned = false;
    Set<End> before = new TreeSet<>();
    for (int i = 0; i < rungs.size(); i++) {
      if (i > 0 && !warned) { // what follows a rung that is not reached is a consequence
        warned = warnsOfWay(rungs.get(i), reached[i], before, places.get(i));
      }
      if (reached[i]) {
        for (End end : ends(rungs.get(i), architecture.chain())) {
          before.add(end);
          int next = next(rungs, i, end);
          if (next < rungs.size()) {
            reached[next] = true;
          }
        }
      }
    }
  }

  /** Returns the rung that work goes to from another one; the ladder's size if it ends there. */
  private static int next(List<RungSpec> rungs, int from, End end) {
    int next = from + 1;
    while (next < rungs.size() && !end.isIn(rungs.get(next).when())) {
      next++;
    }
    return next;
  }

  /** Warns of a rung that no or not every status in its {@code when} can lead to. */
  private static boolean warnsOfWay(
      RungSpec rung, boolean reached, Set<End> before, ValueReader place) {
    Set<Status> named = rung.when().equals(RungSpec.ANY) ? Set.of() : rung.when().statuses();
    for (Status status : Status.values()) {
      String maker = maker(status);
      if (maker != null
          && named.contains(status)
          && before.stream().noneMatch(end -> end.status() == status)) {
        place.warning(
            "%s: no rung before it can end with %s"
                .formatted(place.path(), StatusWords.word(status)),
            "it takes a %s".formatted(maker));
        return true;
      }
    }
    if (!reached) {
      place.warning(
          place.path() + " can never be reached",
          before.isEmpty()
              ? "nothing before it can fail"
              : "the rungs before it can only end with " + words(before, rung.when().hasCodes()));
    }
    return !reached;
  }

  /** Returns what makes calls end with a status, if that is a single thing. */
  private static @Nullable String maker(Status status) {
    return switch (status) {
      case BREAKER_OPEN -> "circuit_breaker in the chain";
      case TIMEOUT -> "timeout or deadline in the chain";
      case LIMIT_REACHED -> "concurrency_limit, bulkhead or adaptive_limit in the chain";
      case SHED -> "shed in the chain";
      case NO_ENDPOINT -> "pool before it";
      case THROTTLED -> "throttle or rate limit in the chain";
      case CACHE_MISS -> "cache before it";
      case QUOTA_EXHAUSTED -> "terminal limit in a quota";
      default -> null;
    };
  }

  private static String words(Set<End> ends, boolean withCodes) {
    return ends.stream()
        .map(end -> withCodes ? end.toString() : StatusWords.word(end.status()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** Returns the statuses without an answer that a rung can end with. */
  private Set<End> ends(RungSpec rung, List<PolicySpec> chain) {
    Set<End> ends = new TreeSet<>();
    if (rung instanceof RungSpec.Cache cache) {
      if (cache.hit() < 1) {
        ends.add(End.of(Status.CACHE_MISS));
      }
    } else if (rung instanceof StoreSpec) {
      ends.add(End.of(Status.CACHE_MISS));
    } else if (rung.ownServer() != null) {
      addEnds(rung.ownServer(), ends);
    } else if (rung instanceof RungSpec.Pool pool) {
      pool.pool().endpoints().forEach(endpoint -> addEnds(endpoint.provider(), ends));
      if (pool.pool().outliers() != null || pool.pool().cooldown() != null) {
        ends.add(End.of(Status.NO_ENDPOINT));
      }
      if (pool.pool().routing() == PoolSpec.Routing.USAGE) {
        ends.add(End.of(429));
      }
      pool.each().forEach(policy -> addEnds(policy, ends));
      chain.forEach(policy -> addEnds(policy, ends));
    } else if (rung instanceof RungSpec.Provider call) {
      addEnds(call.name(), ends);
      chain.forEach(policy -> addEnds(policy, ends));
    }
    return ends;
  }

  private void addEnds(String name, Set<End> ends) {
    trial.providers().stream()
        .filter(provider -> provider.name().equals(name))
        .forEach(provider -> addEnds(provider, ends));
    trial.faults().effectsOn(name).forEach(effect -> addEnds(effect, ends));
  }

  private static void addEnds(ProviderSpec provider, Set<End> ends) {
    provider.quotas().forEach(quota -> addEnds(quota, ends));
    AdmissionSpec admission = provider.admission();
    if (!admission.shedding().isEmpty()) {
      ends.add(End.of(provider.fullStatus()));
    }
    FrontDoorSpec door = admission.frontDoor();
    if (door != null && door.queueLimit() != EngineSpec.UNBOUNDED) {
      ends.add(End.of(door.fullStatus()));
    }
    EngineSpec engine = provider.engine();
    int limit;
    if (engine instanceof EngineSpec.Servers servers) {
      limit = servers.queueLimit();
      if (servers.patience() != null) {
        ends.add(End.of(Status.GAVE_UP));
      }
    } else if (engine instanceof EngineSpec.Batching batching) {
      BatchingSpec spec = batching.batching();
      limit = spec.queueLimit();
      if (spec.replica().kvCapacityTokens() != ReplicaSpec.UNBOUNDED_TOKENS) {
        ends.add(End.of(provider.fullStatus())); // what does not fit into the cache
      }
    } else {
      limit =
          engine instanceof EngineSpec.Sharing sharing
              ? sharing.limit()
              : ((EngineSpec.Tokens) engine).queueLimit();
    }
    if (limit != EngineSpec.UNBOUNDED || engine.discipline().control() != null) {
      ends.add(End.of(provider.fullStatus()));
    }
  }

  private static void addEnds(QuotaSpec quota, Set<End> ends) {
    quota.all().stream()
        .map(LimitSpec::refusal)
        .forEach(refusal -> ends.add(new End(refusal.status(), refusal.httpStatus())));
  }

  private static void addEnds(PolicySpec policy, Set<End> ends) {
    if (policy instanceof PolicySpec.Timeout || policy instanceof DeadlineSpec) {
      ends.add(End.of(Status.TIMEOUT));
    } else if (policy instanceof PolicySpec.CircuitBreaker) {
      ends.add(End.of(Status.BREAKER_OPEN));
    } else if (policy instanceof PolicySpec.ConcurrencyLimit) {
      ends.add(End.of(Status.LIMIT_REACHED));
    } else if (policy instanceof LimiterSpec limiter) {
      ends.add(End.of(limiter.shares() == null ? Status.LIMIT_REACHED : Status.SHED));
    } else if (policy instanceof RateLimitSpec
        || policy instanceof AdaptiveRateSpec
        || policy instanceof ThrottleSpec) {
      ends.add(End.of(Status.THROTTLED));
    }
  }

  private static void addEnds(FaultSpec.Effect effect, Set<End> ends) {
    if (effect instanceof FaultSpec.Refusal refusal) {
      ends.add(End.of(refusal.status()));
    }
    if (effect instanceof FaultSpec.Outage
        || effect instanceof FaultSpec.StreamCut
        || (effect instanceof FaultSpec.Gray gray && gray.lost())) {
      ends.add(End.of(Status.CUT));
    }
  }

  private void warnOfQuality(ArchitectureSpec architecture, List<ValueReader> places) {
    double least =
        trial.useCases().stream()
            .filter(
                useCase ->
                    useCase.servedBy() == null || useCase.servedBy().equals(architecture.name()))
            .map(UseCaseSpec::tolerance)
            .mapToDouble(ToleranceSpec::minQuality)
            .min()
            .orElse(0);
    for (int i = 0; i < places.size(); i++) {
      double quality = quality(architecture.ladder().get(i));
      if (quality < least) {
        ValueReader place = places.get(i);
        place.warning(
            "%s is of no use: its quality is %s, and every use case wants %s or more"
                .formatted(place.path(), quality, least),
            null);
      }
    }
  }

  private double quality(RungSpec rung) {
    if (rung instanceof RungSpec.Cache cache) {
      return cache.quality();
    }
    if (rung instanceof StoreSpec store) {
      return store.quality();
    }
    if (rung instanceof RungSpec.Static fixed) {
      return fixed.quality();
    }
    if (rung instanceof RungSpec.Deferred deferred) {
      return deferred.quality();
    }
    if (rung instanceof RungSpec.Human) {
      return 1; // a person's work is taken as it is
    }
    if (rung instanceof RungSpec.Pool pool) {
      return pool.pool().endpoints().stream()
          .mapToDouble(endpoint -> qualityOf(endpoint.provider()))
          .min()
          .orElse(1);
    }
    RungSpec.Provider call = (RungSpec.Provider) rung;
    return call.quality() == null ? qualityOf(call.name()) : call.quality().best();
  }

  private double qualityOf(String name) {
    return trial.providers().stream()
        .filter(provider -> provider.name().equals(name))
        .mapToDouble(ProviderSpec::quality)
        .findFirst()
        .orElse(1);
  }
}
