package dev.stampede.models.routing;

import dev.stampede.models.check.Require;

/**
 * An endpoint of a pool.
 *
 * @param provider who serves it
 * @param weight of its share, positive
 * @param priority 0 is used first
 * @param price of its work, in any unit that all endpoints of the pool share, at least 0
 * @param requestsPerMinute calls that routing by usage sends it in a minute; {@link
 *     Integer#MAX_VALUE} for any number
 * @param tokensPerMinute tokens that routing by usage sends it in a minute; {@link
 *     Integer#MAX_VALUE} for any number
 * @param own what it has for itself, where others of the pool have the pool's
 */
public record EndpointSpec(
    String provider,
    double weight,
    int priority,
    double price,
    int requestsPerMinute,
    int tokensPerMinute,
    Own own) {

  /**
   * What an endpoint may have for itself: what LiteLLM calls a deployment's own.
   *
   * @param timeoutNanos a call to it is given up after this, inside the policies around it; {@link
   *     #NONE}, or positive
   * @param cooldownNanos how long it is left alone by a cooldown, in place of the pool's time and
   *     of a Retry-After; 0 for never; {@link #NONE} for the pool's
   * @param maxRetries how many retries work has that fails here first, in place of those of the
   *     retry around; {@link #NONE} for those
   */
  public record Own(long timeoutNanos, long cooldownNanos, int maxRetries) {

    /** It has nothing for itself. */
    public static final int NONE = -1;

    /** Nothing at all. */
    public static final Own NOTHING = new Own(NONE, NONE, NONE);

    /** Rejects numbers out of range. */
    public Own {
      Require.that(
          timeoutNanos == NONE || timeoutNanos > 0, "timeout", timeoutNanos, "be positive");
      Require.atLeast("cooldown_time", cooldownNanos, NONE);
      Require.atLeast("max_retries", maxRetries, NONE);
    }
  }

  /** Rejects numbers out of range. */
  public EndpointSpec {
    Require.positive("weight", weight);
    Require.that(priority >= 0 && priority <= 9, "priority", priority, "lie between 0 and 9");
    Require.atLeast("price", price, 0.0);
    Require.positive("rpm", requestsPerMinute);
    Require.positive("tpm", tokensPerMinute);
  }

  /** One that has nothing for itself. */
  public EndpointSpec(
      String provider,
      double weight,
      int priority,
      double price,
      int requestsPerMinute,
      int tokensPerMinute) {
    this(provider, weight, priority, price, requestsPerMinute, tokensPerMinute, Own.NOTHING);
  }

  /** One like all others. */
  public static EndpointSpec of(String provider) {
    return new EndpointSpec(provider, 1, 0, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
