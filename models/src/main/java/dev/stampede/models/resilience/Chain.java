package dev.stampede.models.resilience;

import dev.stampede.models.provider.Interest;
import java.util.List;

/** Builds the layers of the chains of a gateway. */
public final class Chain {

  private final Flow flow;
  private final Mirror mirror;

  /**
   * Makes one.
   *
   * @param flow what the layers will be for
   * @param mirror where copies of the work go
   */
  public Chain(Flow flow, Mirror mirror) {
    this.flow = flow;
    this.mirror = mirror;
  }

  /**
   * Puts policies around a layer, with fresh state.
   *
   * @param policies outermost first
   * @param interest what the calls inside tell: what all layers around them want to hear
   * @param name of what is inside, unique at the gateway; the policies' streams of random numbers
   *     are named after it
   */
  public Layer around(Layer innermost, List<PolicySpec> policies, Interest interest, String name) {
    Layer layer = innermost;
    for (int i = policies.size() - 1; i >= 0; i--) {
      layer = layer(policies.get(i), layer, interest, "%s/chain/%d".formatted(name, i));
    }
    return layer;
  }

  /** What policies want to hear of the calls inside them before the answer. */
  public static Interest interest(List<PolicySpec> policies) {
    return policies.stream().map(PolicySpec::interest).reduce(Interest.NONE, Interest::and);
  }

  private Layer layer(PolicySpec policy, Layer next, Interest interest, String name) {
    if (policy instanceof PolicySpec.Retry retry) {
      return new RetryLayer(retry, next);
    }
    if (policy instanceof PolicySpec.Timeout timeout) {
      return new TimeoutLayer(timeout, next);
    }
    if (policy instanceof TimeoutsSpec timeouts) {
      return new TimeoutsLayer(timeouts, interest.silenceNanos(), next);
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
    if (policy instanceof ShadowSpec shadow) {
      return new ShadowLayer(shadow, mirror, next);
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
