package dev.stampede.models.routing;

import dev.stampede.models.check.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pool of endpoints.
 *
 * @param endpoints 1 to {@link #MOST_ENDPOINTS}
 * @param latencyBuffer how much slower than the fastest an endpoint may be for routing by latency,
 *     at least 0
 * @param overprovisioning a level of priority takes all work while its share of healthy endpoints,
 *     times this, is at least 1; at least 1
 * @param panicThreshold below this share of healthy endpoints a level uses all of them, unless the
 *     levels together can still take all work; 0 for never
 * @param outliers null to eject nobody
 * @param cooldown null to cool nobody down
 * @param attemptsPerPriority how many attempts of one piece of work, since the retries around
 *     began, go to the same level before others are tried; 0 for any number
 * @param passiveHealth null to leave nobody alone by number of failures
 * @param avoidsTried whether an attempt goes to endpoints first that none of these attempts went to
 */
public record PoolSpec(
    List<EndpointSpec> endpoints,
    Routing routing,
    double latencyBuffer,
    double overprovisioning,
    double panicThreshold,
    @Nullable OutlierSpec outliers,
    @Nullable CooldownSpec cooldown,
    int attemptsPerPriority,
    @Nullable PassiveHealthSpec passiveHealth,
    boolean avoidsTried) {

  /** More are looked through too slowly. */
  public static final int MOST_ENDPOINTS = 100;

  /** The most that {@code attemptsPerPriority} can be. */
  public static final int MOST_ATTEMPTS_PER_PRIORITY = 100;

  /** Envoy's over-provisioning factor. */
  public static final double ENVOY_OVERPROVISIONING = 1.4;

  /** Envoy's panic threshold. */
  public static final double ENVOY_PANIC = 0.5;

  /** Which endpoint of a level a call goes to. */
  public enum Routing {
    /** By chance, in proportion to the weights: LiteLLM's simple-shuffle. */
    WEIGHTED,
    /** In turn. */
    ROUND_ROBIN,
    /**
     * To the one with the fewest calls under way for its weight, by chance among equals: LiteLLM's
     * least-busy, Kong's least-connections.
     */
    LEAST_BUSY,
    /** To the less busy of two drawn by chance: Envoy's least request. */
    TWO_CHOICES,
    /** To the fastest, LiteLLM's latency-based-routing with its memory. */
    LATENCY,
    /** To the cheapest, by chance among equals. */
    COST,
    /** By chance, in proportion to the inverse square of the price: OpenRouter. */
    PRICE_WEIGHTED,
    /** To the one that took the fewest tokens in this minute: LiteLLM's usage-based-routing-v2. */
    USAGE,
    /** By chance, and only to the best level that has a healthy endpoint: LiteLLM's order. */
    PRIORITY
  }

  /** Rejects a wrong number of endpoints and numbers out of range. */
  public PoolSpec {
    endpoints = List.copyOf(endpoints);
    Require.that(
        !endpoints.isEmpty() && endpoints.size() <= MOST_ENDPOINTS,
        "endpoints",
        endpoints.size(),
        "be 1 to " + MOST_ENDPOINTS);
    Require.that(
        routing != Routing.PRICE_WEIGHTED || endpoints.stream().allMatch(e -> e.price() > 0),
        "price",
        0,
        "be positive for routing by price");
    Require.atLeast("latency_buffer", latencyBuffer, 0.0);
    Require.atLeast("overprovisioning", overprovisioning, 1.0);
    Require.share("panic_threshold", panicThreshold);
    Require.that(
        attemptsPerPriority >= 0 && attemptsPerPriority <= MOST_ATTEMPTS_PER_PRIORITY,
        "attempts_per_priority",
        attemptsPerPriority,
        "be 0 to " + MOST_ATTEMPTS_PER_PRIORITY);
    Require.that(
        attemptsPerPriority == 0
            || endpoints.stream().mapToInt(EndpointSpec::priority).distinct().count() <= Long.SIZE,
        "attempts_per_priority",
        attemptsPerPriority,
        "be 0 with more than %d levels".formatted(Long.SIZE));
    Require.that(
        cooldown != null || endpoints.stream().allMatch(each -> each.own().cooldownNanos() < 0),
        "cooldown_time",
        "of an endpoint",
        "stand beside a cooldown of the pool");
    Require.that(
        !avoidsTried || (attemptsPerPriority == 0 && endpoints.size() <= Long.SIZE),
        "avoid_tried",
        true,
        "have at most %d endpoints, and no attempts_per_priority".formatted(Long.SIZE));
  }

  /** Whether it matters to the choice that a connection is taken up, before there is an answer. */
  public boolean countsConnections() {
    return outliers != null && outliers.localOrigin() != null;
  }

  /** Retries choose as first attempts do, but for the level; nobody's failures are counted. */
  public PoolSpec(
      List<EndpointSpec> endpoints,
      Routing routing,
      double latencyBuffer,
      double overprovisioning,
      double panicThreshold,
      @Nullable OutlierSpec outliers,
      @Nullable CooldownSpec cooldown,
      int attemptsPerPriority) {
    this(
        endpoints,
        routing,
        latencyBuffer,
        overprovisioning,
        panicThreshold,
        outliers,
        cooldown,
        attemptsPerPriority,
        null,
        false);
  }

  /** Retries choose as first attempts do. */
  public PoolSpec(
      List<EndpointSpec> endpoints,
      Routing routing,
      double latencyBuffer,
      double overprovisioning,
      double panicThreshold,
      @Nullable OutlierSpec outliers,
      @Nullable CooldownSpec cooldown) {
    this(
        endpoints, routing, latencyBuffer, overprovisioning, panicThreshold, outliers, cooldown, 0);
  }
}
