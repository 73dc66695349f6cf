package dev.stampede.models.resilience;

import java.util.List;

/** Builds the layers of a chain. */
public final class Chain {

  private Chain() {}

  /**
   * Puts policies around a layer, with fresh state.
   *
   * @param policies outermost first
   * @param name of what is inside, unique at the gateway; the policies' streams of random numbers
   *     are named after it
   */
  public static Layer around(Layer innermost, List<PolicySpec> policies, Flow flow, String name) {
    Layer layer = innermost;
    for (int i = policies.size() - 1; i >= 0; i--) {
      layer = layer(policies.get(i), layer, flow, "%s/chain/%d".formatted(name, i));
    }
    return layer;
  }

  private static Layer layer(PolicySpec policy, Layer next, Flow flow, String name) {
    if (policy instanceof PolicySpec.Retry retry) {
      return new RetryLayer(retry, next);
    }
    if (policy instanceof PolicySpec.Timeout timeout) {
      return new TimeoutLayer(timeout, next);
    }
    if (policy instanceof PolicySpec.CircuitBreaker breaker) {
      return new CircuitBreakerLayer(breaker, next);
    }
    if (policy instanceof LimiterSpec limiter) {
      return new LimiterLayer(limiter, flow.random(name)::nextUniform, next);
    }
    if (policy instanceof DeadlineSpec deadline) {
      return new DeadlineLayer(deadline, next);
    }
    if (policy instanceof HedgeSpec hedge) {
      return new HedgeLayer(hedge, next);
    }
    if (policy instanceof RateLimitSpec limit) {
      return new RateLimitLayer(limit, next);
    }
    if (policy instanceof AdaptiveRateSpec rate) {
      return new AdaptiveRateLayer(rate, next);
    }
    if (policy instanceof ThrottleSpec throttle) {
      return new ThrottleLayer(throttle, next);
    }
    return new ConcurrencyLimitLayer((PolicySpec.ConcurrencyLimit) policy, next);
  }
}
