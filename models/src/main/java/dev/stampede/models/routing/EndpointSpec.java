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
 */
public record EndpointSpec(
    String provider,
    double weight,
    int priority,
    double price,
    int requestsPerMinute,
    int tokensPerMinute) {

  /** Rejects numbers out of range. */
  public EndpointSpec {
    Require.positive("weight", weight);
    Require.that(priority >= 0 && priority <= 9, "priority", priority, "lie between 0 and 9");
    Require.atLeast("price", price, 0.0);
    Require.positive("rpm", requestsPerMinute);
    Require.positive("tpm", tokensPerMinute);
  }

  /** One like all others. */
  public static EndpointSpec of(String provider) {
    return new EndpointSpec(provider, 1, 0, 1, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }
}
