package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.fault.Effect;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.FrontDoorSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.AdaptiveRateSpec;
import dev.stampede.models.resilience.CircuitBreakerSpec;
import dev.stampede.models.resilience.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.DeadlineSpec;
import dev.stampede.models.resilience.LimiterSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RateLimitSpec;
import dev.stampede.models.resilience.ThrottleSpec;
import dev.stampede.models.resilience.TimeoutSpec;
import dev.stampede.models.resilience.TimeoutsSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How the rungs of a ladder can end without an answer, and where work goes then. */
final class RungEnds {
  private final TrialSpec trial;

  RungEnds(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * The ways down a ladder.
   *
   * @param reached whether work can come to each rung
   * @param before how the rungs before each one can end
   * @param left the ends that no rung takes
   */
  record Ways(List<Boolean> reached, List<Set<End>> before, Set<End> left) {}

  /** Follows every way that a rung can end to the rung that takes it. */
  Ways follow(List<RungSpec> rungs, List<PolicySpec> chain) {
    boolean[] reached = new boolean[rungs.size()];
    reached[0] = true;
    List<Set<End>> before = new ArrayList<>();
    Set<End> sofar = new TreeSet<>();
    Set<End> left = new TreeSet<>();
    for (int i = 0; i < rungs.size(); i++) {
      before.add(new TreeSet<>(sofar));
      Set<End> ends = reached[i] ? ends(rungs.get(i), chain) : Set.of();
      sofar.addAll(ends);
      for (End end : ends) {
        int next = next(rungs, i, end);
        if (next < rungs.size()) {
          reached[next] = true;
        } else {
          left.add(end);
        }
      }
    }
    return new Ways(
        IntStream.range(0, rungs.size()).mapToObj(i -> reached[i]).toList(), before, left);
  }

  /** Returns the rung that work goes to from another one; the ladder's size if it ends there. */
  private static int next(List<RungSpec> rungs, int from, End end) {
    int next = from + 1;
    while (next < rungs.size() && !end.isIn(rungs.get(next).when())) {
      next++;
    }
    return next;
  }

  /** Returns the statuses without an answer that a rung can end with. */
  private Set<End> ends(RungSpec rung, List<PolicySpec> chain) {
    Set<End> ends = new TreeSet<>();
    if (rung instanceof CacheRungSpec cache) {
      if (cache.hit() < 1) {
        ends.add(End.of(Status.CACHE_MISS));
      }
    } else if (rung instanceof StoreSpec) {
      ends.add(End.of(Status.CACHE_MISS));
    } else if (rung.ownServer() != null) {
      addEnds(rung.ownServer(), ends);
    } else if (rung instanceof PoolRungSpec pool) {
      pool.pool().endpoints().forEach(endpoint -> addEnds(endpoint.provider(), ends));
      if (pool.pool().outliers() != null || pool.pool().cooldown() != null) {
        ends.add(new End(Status.NO_ENDPOINT, pool.pool().cooldown() == null ? 503 : 429));
      }
      if (pool.pool().routing() == PoolSpec.Routing.USAGE) {
        ends.add(End.of(429));
      }
      pool.each().forEach(policy -> addEnds(policy, ends));
      chain.forEach(policy -> addEnds(policy, ends));
    } else if (rung instanceof GatewayRungSpec gateway) {
      ends.addAll(follow(gateway.ladder(), gateway.chain()).left());
      chain.forEach(policy -> addEnds(policy, ends));
    } else if (rung instanceof ProviderRungSpec call) {
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
    if (admission.queueTimeout() != null) {
      ends.add(End.of(admission.queueTimeout().httpStatus()));
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
    if (policy instanceof TimeoutSpec
        || policy instanceof TimeoutsSpec
        || policy instanceof DeadlineSpec) {
      ends.add(End.of(Status.TIMEOUT));
    } else if (policy instanceof CircuitBreakerSpec) {
      ends.add(End.of(Status.BREAKER_OPEN));
    } else if (policy instanceof ConcurrencyLimitSpec) {
      ends.add(End.of(Status.LIMIT_REACHED));
    } else if (policy instanceof LimiterSpec limiter) {
      ends.add(End.of(limiter.shares() == null ? Status.LIMIT_REACHED : Status.SHED));
    } else if (policy instanceof RateLimitSpec
        || policy instanceof AdaptiveRateSpec
        || policy instanceof ThrottleSpec) {
      ends.add(End.of(Status.THROTTLED));
    }
  }

  private static void addEnds(Effect effect, Set<End> ends) {
    effect.statuses().forEach(status -> ends.add(End.of(status)));
    if (effect.cutsOff()) {
      ends.add(End.of(Status.CUT));
    }
  }
}
