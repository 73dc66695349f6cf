package dev.stampede.models.batching;

import dev.stampede.models.check.Require;

/**
 * How sequences are spread over replicas.
 *
 * @param stalenessNanos age that what a router knows of loads may have
 * @param prefixes prompts begin in so many ways, each equally likely; what counts for {@link
 *     Policy#PREFIX_AFFINITY} alone
 */
public record Routing(Policy policy, long stalenessNanos, int prefixes) {

  /** Replicas as one. */
  public static final Routing POOLED = new Routing(Policy.POOLED, 0, 1);

  /** By what a replica is chosen. */
  public enum Policy {
    /** Not at all: an ideal balancer makes one of them. */
    POOLED,
    /** One after the other. */
    ROUND_ROBIN,
    /** The one with the fewest sequences; among equals, the next in turn. Takes time for each. */
    LEAST_LOADED,
    /** The one of two random ones that has fewer sequences. */
    POWER_OF_TWO,
    /** Prompts that begin alike go to the same one, whose prefix cache knows them. */
    PREFIX_AFFINITY
  }

  /** Rejects a negative age and a number that is not positive. */
  public Routing {
    Require.notNegative("staleness", stalenessNanos);
    Require.positive("prefixes", prefixes);
  }
}
