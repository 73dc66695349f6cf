package dev.stampede.scenarios.review;

import dev.stampede.scenarios.review.ReviewCases.Case;
import dev.stampede.scenarios.text.Rule;
import java.util.List;

/** What the rules about load find in the base of {@link ReviewTest}, and what they leave alone. */
final class LoadReviewCases {

  private LoadReviewCases() {}

  /** Two nodes on which a call takes 1 s and 1 GB. */
  private static String nodes(String keys, String memory) {
    return "providers.north.engine={nodes: {count: 2, service: 1s, restart: 1m, %s, memory: {per_call: 1GB, %s}}}"
        .formatted(keys, memory);
  }

  private static final String PAID_AND_FREE =
      "classes: {paid: {share: 50%, priority: 6}, free: {share: 50%}}";

  /** Others with a call a second, and a surge. */
  private static String market(String peak, String keys) {
    return "providers.north.market={rate: 1/s, surges: [{at: 1m, peak: %s, hold: 1m}], %s}"
        .formatted(peak, keys);
  }

  private static String agents(String resume) {
    return "demand.chat.workflow={steps: 3, resume: {after: 1m, %s}}".formatted(resume);
  }

  static List<Case> cases() {
    return List.of(
        Case.finds(
            Rule.COLD_CACHE_OVERLOAD,
            ReviewCases.STORE,
            "providers.north.tiers={keys: {asks: {store: {cache: {keys: 9}}}}}",
            "demand.chat.arrivals.rate=4.1/s"),
        Case.passes(
            Rule.COLD_CACHE_OVERLOAD,
            ReviewCases.STORE,
            "providers.north.tiers={keys: {asks: {store: {cache: {keys: 9}}}}}",
            "demand.chat.arrivals.rate=3.9/s"),
        Case.finds(
            Rule.PROMPT_CACHE_BELOW_A_PROMPT,
            "providers.north.prompt_cache={capacity: 4k}",
            "demand.chat.request.input_tokens=4001"),
        Case.finds(
            Rule.PROMPT_CACHE_BELOW_A_PROMPT,
            "providers.north.engine={shared_with: south}",
            "providers.south.prompt_cache={capacity: 4k}",
            "demand.chat.request.input_tokens=4001"),
        Case.passes(
            Rule.PROMPT_CACHE_BELOW_A_PROMPT,
            "providers.north.prompt_cache={capacity: 4k}",
            "demand.chat.request.input_tokens=4000"),
        Case.passes(
            Rule.PROMPT_CACHE_BELOW_A_PROMPT,
            "providers.south.prompt_cache={capacity: 4k}", // which nobody calls
            "demand.chat.request.input_tokens=4001"),
        Case.finds(Rule.PROMPT_CACHE_NEVER_READ, "providers.north.prompt_cache={}"),
        Case.finds( // each step has a prompt of its own
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.prompt_cache={}",
            "demand.chat.workflow={steps: 3, tool: 1s}"),
        Case.finds( // there is no second call
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.prompt_cache={}",
            "demand.chat.workflow={steps: 1, context: {grows: 9}}"),
        Case.finds(
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.prompt_cache={life: 5m}",
            "demand.chat.workflow={steps: 3, tool: 5m, context: {grows: 9}, turns: 2, pause: 6m}"),
        Case.finds(
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.engine={shared_with: south}",
            "providers.south.prompt_cache={life: 5m}",
            "demand.chat.workflow={steps: 3, tool: 5m, context: {grows: 9}}"),
        Case.finds( // what agents keep is elsewhere
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.south.prompt_cache={life: 1h}",
            "demand.chat.workflow={steps: 3, tool: 1s, context: {grows: 9}}"),
        Case.passes(
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.prompt_cache={life: 5m}",
            "demand.chat.workflow={steps: 3, tool: 299s, context: {grows: 9}}"),
        Case.passes(
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.prompt_cache={life: 5m}",
            "demand.chat.workflow={steps: 1, context: {grows: 9}, turns: 2, pause: 299s}"),
        Case.passes( // some tools are quick
            Rule.PROMPT_CACHE_NEVER_READ,
            "providers.north.prompt_cache={life: 5m}",
            "demand.chat.workflow={steps: 3, tool: {dist: exponential, mean: 1h}, context: {grows: 9}}"),
        Case.finds(
            Rule.RESUME_ABOVE_LIMITS, agents("together: {}"), "providers.north.quota={itpm: 2M}"),
        Case.finds(
            Rule.RESUME_ABOVE_LIMITS,
            agents("together: {rate: 21/m}"),
            "demand.chat.request.input_tokens=100000",
            "providers.north.quota={itpm: 2M}"),
        Case.passes(
            Rule.RESUME_ABOVE_LIMITS,
            agents("together: {rate: 19/m}"),
            "demand.chat.request.input_tokens=100000",
            "providers.north.quota={itpm: 2M}"),
        Case.passes(Rule.RESUME_ABOVE_LIMITS, agents("together: {}")),
        Case.passes(
            Rule.RESUME_ABOVE_LIMITS,
            agents("most: 9"), // each by itself
            "providers.north.quota={itpm: 2M}"),
        Case.finds(
            Rule.DOOR_BELOW_LOG_INS,
            "providers.north.tiers={sign_in: {for: [log_in], servers: 2, service: 500ms}}",
            "providers.north.sessions={users: 9, life: 1h}",
            "demand.chat.arrivals.rate=4.1/s"),
        Case.passes(
            Rule.DOOR_BELOW_LOG_INS,
            "providers.north.tiers={sign_in: {for: [log_in], servers: 2, service: 500ms}}",
            "providers.north.sessions={users: 9, life: 1h}",
            "demand.chat.arrivals.rate=3.9/s"),
        Case.finds(
            Rule.STARTS_OUTLAST_TIMEOUT,
            "providers.north.engine={servers: 20, service: 8s, starts: {rate: 20/min, timeout: 59s}}"),
        Case.passes(
            Rule.STARTS_OUTLAST_TIMEOUT,
            "providers.north.engine={servers: 20, service: 8s, starts: {rate: 20/min, timeout: 60s}}"),
        Case.passes(
            Rule.STARTS_OUTLAST_TIMEOUT,
            "providers.north.engine={servers: 20, service: 8s, starts: {rate: 20/min, timeout: 59s, given_up: cancelled}}"),
        Case.finds(
            Rule.STARTS_OUTLAST_TIMEOUT,
            "providers.north.tiers={keys: {engine: {servers: {servers: 5, service: 8s, starts: {each: 10s, at_once: 2, timeout: 24s}}}}}"),
        Case.finds(
            Rule.STARTS_OUTLAST_TIMEOUT,
            "dependencies={store: {engine: {servers: 5, service: 8s, starts: {each: 10s, at_once: 2, timeout: 24s}}}}"),
        Case.finds(Rule.MARKET_LIMITS_UNREACHED, market("2x", "customers: {count: 9, rpm: 28}")),
        Case.passes(Rule.MARKET_LIMITS_UNREACHED, market("2x", "customers: {count: 9, rpm: 26}")),
        Case.passes(
            Rule.MARKET_LIMITS_UNREACHED,
            market("2x", "customers: {count: 9, rpm: 28, burst: 15s}")),
        Case.finds(
            Rule.MARKET_LIMITS_UNREACHED,
            market("1x", "classes: {all: {share: 100%, customers: {count: 1, headroom: 2x}}}")),
        Case.finds(Rule.PRIORITIES_UNHEEDED, market("1x", PAID_AND_FREE)),
        Case.finds(
            Rule.PRIORITIES_UNHEEDED,
            market("1x", PAID_AND_FREE),
            "providers.north.shed=[{priority: 6, inside: 5}]"),
        Case.passes(
            Rule.PRIORITIES_UNHEEDED,
            market("1x", PAID_AND_FREE),
            "providers.north.shed=[{priority: 5, inside: 5}]"),
        Case.passes(
            Rule.PRIORITIES_UNHEEDED,
            market("1x", PAID_AND_FREE),
            "providers.north.engine={servers: 9, service: 1s, queue_limit: 9, discipline: priority}"),
        Case.finds(Rule.NODES_NEVER_DIE, nodes("places: 9, queue_limit: 1", "limit: 10GB")),
        Case.passes(Rule.NODES_NEVER_DIE, nodes("places: 9, queue_limit: 2", "limit: 10GB")),
        Case.passes(Rule.NODES_NEVER_DIE, nodes("places: 9", "per_token: 1B, limit: 10GB")),
        Case.passes(
            Rule.NODES_NEVER_DIE, nodes("places: 9, queue_limit: unlimited", "limit: 10GB")),
        Case.finds(
            Rule.NODES_DIE_AT_ONCE,
            nodes("places: 9", "limit: 2GB"),
            "demand.chat.arrivals.rate=4.1/s"),
        Case.passes(
            Rule.NODES_DIE_AT_ONCE,
            nodes("places: 9", "limit: 2GB"),
            "demand.chat.arrivals.rate=4/s"),
        Case.finds(Rule.NODES_DIE_AT_ONCE, nodes("places: 9", "per_token: 16MB, limit: 2GB")),
        Case.passes(Rule.NODES_DIE_AT_ONCE, nodes("places: 9", "per_token: 14MB, limit: 2GB")));
  }
}
