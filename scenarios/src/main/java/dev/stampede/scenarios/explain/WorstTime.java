package dev.stampede.scenarios.explain;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.CacheRungSpec;
import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.PoolRungSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.architecture.StaticRungSpec;
import dev.stampede.models.architecture.StoreSpec;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.models.resilience.AdaptiveRateSpec;
import dev.stampede.models.resilience.BackoffSpec;
import dev.stampede.models.resilience.DeadlineSpec;
import dev.stampede.models.resilience.HedgeSpec;
import dev.stampede.models.resilience.LimiterSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RateLimitSpec;
import dev.stampede.models.resilience.RetryAfterSpec;
import dev.stampede.models.resilience.RetrySpec;
import dev.stampede.models.resilience.TimeoutSpec;
import dev.stampede.models.resilience.TimeoutsSpec;
import dev.stampede.models.routing.EndpointSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The longest that machines can take over one request: timeouts, back-offs and waits, if every
 * attempt is made and takes as long as it may. People and batches are not waited for.
 */
final class WorstTime {
  private static final double SECOND = 1e9;

  /** The longest time that a scenario can say stands for none, as vendors' elements write it. */
  private static final double FOREVER = 3650 * 86_400;

  private final TrialSpec trial;

  WorstTime(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * A longest time.
   *
   * @param seconds infinite if there is none
   * @param reason why there is none; null if there is one
   */
  record Bound(double seconds, @Nullable String reason) {

    static Bound of(double seconds) {
      return new Bound(seconds, null);
    }

    static Bound none(String reason) {
      return new Bound(Double.POSITIVE_INFINITY, reason);
    }

    boolean isFinite() {
      return reason == null;
    }

    /** This many times the time, and some more. */
    Bound times(double factor, double more) {
      return new Bound(seconds * factor + more, reason);
    }

    Bound plus(Bound other) {
      return new Bound(seconds + other.seconds, reason == null ? other.reason : reason);
    }

    /** At most so long. */
    Bound within(double most) {
      return seconds > most && most < FOREVER ? of(most) : this;
    }
  }

  /** Returns the longest time under an architecture. */
  Bound of(ArchitectureSpec architecture) {
    return of(architecture.chain(), architecture.ladder());
  }

  private Bound of(List<PolicySpec> chain, List<RungSpec> ladder) {
    Bound calls = Bound.of(0);
    Bound rest = Bound.of(0);
    for (RungSpec rung : ladder) {
      List<String> names = providers(rung);
      if (names.isEmpty()) {
        rest = rest.plus(Bound.of(lookUpSeconds(rung)));
      } else {
        calls = calls.plus(around(chain, inside(rung, names), names));
      }
    }
    for (PolicySpec policy : chain) {
      if (policy instanceof DeadlineSpec deadline) { // counts for all rungs together
        calls = calls.within(deadline.totalNanos() / SECOND);
      }
    }
    return calls.plus(rest);
  }

  /** Returns the longest time of a rung that calls providers, without what is around it. */
  private Bound inside(RungSpec rung, List<String> providers) {
    if (rung instanceof GatewayRungSpec gateway) {
      return of(gateway.chain(), gateway.ladder());
    }
    Bound bare = Bound.none("nothing ends a call to " + String.join(" or ", providers));
    return rung instanceof PoolRungSpec pool ? around(pool.each(), bare, providers) : bare;
  }

  private static List<String> providers(RungSpec rung) {
    if (rung instanceof ProviderRungSpec call) {
      return List.of(call.name());
    }
    if (rung instanceof PoolRungSpec pool) {
      return pool.pool().endpoints().stream().map(EndpointSpec::provider).distinct().toList();
    }
    return rung instanceof GatewayRungSpec gateway
        ? gateway.ladder().stream().flatMap(inner -> providers(inner).stream()).distinct().toList()
        : List.of();
  }

  private static double lookUpSeconds(RungSpec rung) {
    if (rung instanceof CacheRungSpec cache) {
      return cache.latencyNanos() / SECOND;
    }
    if (rung instanceof StoreSpec store) {
      return store.latencyNanos() / SECOND;
    }
    return rung instanceof StaticRungSpec fixed ? fixed.latencyNanos() / SECOND : 0;
  }

  /** Returns the longest time of what is inside some policies, with them. */
  private Bound around(List<PolicySpec> chain, Bound inside, List<String> providers) {
    Bound bound = inside;
    for (int i = chain.size() - 1; i >= 0; i--) {
      bound = around(chain.get(i), bound, providers);
    }
    return bound;
  }

  private Bound around(PolicySpec policy, Bound inside, List<String> providers) {
    if (policy instanceof TimeoutSpec timeout) {
      return inside.within(timeout.nanos() / SECOND);
    }
    if (policy instanceof DeadlineSpec deadline) {
      return inside.within(deadline.totalNanos() / SECOND);
    }
    if (policy instanceof TimeoutsSpec timeouts) { // silences add up to any time
      boolean whole = trial.useCases().stream().noneMatch(useCase -> useCase.request().stream());
      long end = whole ? timeouts.firstTokenNanos() : TimeoutsSpec.NONE;
      long most = Math.min(timeouts.totalNanos(), end);
      return most == TimeoutsSpec.NONE ? inside : inside.within(most / SECOND);
    }
    if (policy instanceof RetrySpec retry) {
      return inside.times(retry.mostRetries() + 1, waits(retry, providers));
    }
    if (policy instanceof HedgeSpec hedge) {
      int more = hedge.maxAttempts() - 1;
      return hedge.trigger() instanceof HedgeSpec.Delay delay
          ? inside.times(1, more * (delay.nanos() / SECOND))
          : inside.times(1 + more, 0);
    }
    if (policy instanceof LimiterSpec limiter && limiter.room() != null) {
      double wait = limiter.room().waitNanos() / SECOND;
      return wait < FOREVER
          ? inside.times(1, wait)
          : inside.plus(Bound.none("nothing ends the wait for a place"));
    }
    if (policy instanceof RateLimitSpec limit) {
      return inside.times(1, limit.maxWaitNanos() / SECOND);
    }
    return policy instanceof AdaptiveRateSpec
        ? inside.plus(Bound.none("nothing ends the wait for adaptive_rate"))
        : inside;
  }

  private double waits(RetrySpec retry, List<String> providers) {
    BackoffSpec backoff = retry.backoff();
    RetryAfterSpec after = retry.retryAfter();
    boolean told =
        after.use() != RetryAfterSpec.Use.IGNORE && providers.stream().anyMatch(this::tells);
    int waits = retry.mostRetries() + (retry.end().waitsAfterLast() ? 1 : 0);
    double sum = 0;
    double backoffs = 0;
    for (double own : LongestBackoff.nanos(backoff, waits)) {
      sum += (told ? Math.max(own, longest(after, own)) : own) / SECOND;
      backoffs += own / SECOND;
    }
    boolean bounded = after.totalNanos() != RetryAfterSpec.UNBOUNDED;
    return bounded ? Math.min(sum, backoffs + after.totalNanos() / SECOND) : sum;
  }

  /** True if a quota of a provider says when to come back. */
  private boolean tells(String name) {
    return trial.providers().stream()
        .filter(provider -> provider.name().equals(name))
        .flatMap(provider -> provider.quotas().stream())
        .flatMap(quota -> quota.all().stream())
        .anyMatch(
            limit ->
                !limit.refusal().terminal() && limit.refusal().retryAfter() != RetryAfter.NONE);
  }

  private static double longest(RetryAfterSpec after, double backoff) {
    double told = LongestBackoff.stretched(after.jitter(), (double) after.maxNanos());
    boolean bounded = after.use() == RetryAfterSpec.Use.FLOOR;
    return bounded ? Math.min(told, backoff + (double) after.mostOverNanos()) : told;
  }
}
