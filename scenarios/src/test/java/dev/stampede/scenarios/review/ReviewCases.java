package dev.stampede.scenarios.review;

import dev.stampede.scenarios.text.Rule;
import java.util.List;

/** What each rule finds in the base of {@link ReviewTest}, and what it leaves alone. */
final class ReviewCases {

  private ReviewCases() {}

  /** Settings of the base under which a rule finds something, or does not. */
  record Case(Rule rule, boolean finds, List<String> settings) {

    static Case finds(Rule rule, String... settings) {
      return new Case(rule, true, List.of(settings));
    }

    static Case passes(Rule rule, String... settings) {
      return new Case(rule, false, List.of(settings));
    }
  }

  static String chain(String elements) {
    return "architectures.a.chain=[" + elements + "]";
  }

  private static String ladder(String rungs) {
    return "architectures.a.ladder=[" + rungs + "]";
  }

  private static String breaker(String keys) {
    return chain("{circuit_breaker: {" + keys + "}}, {timeout: 20s}");
  }

  /** Two doors before one engine, each with half a call a second. */
  private static String[] twoDoors(int servers) {
    return new String[] {
      "providers.north.engine={servers: %d, service: 1500ms}".formatted(servers),
      "providers.south.engine={shared_with: north}",
      ladder("{pool: {endpoints: [north, south]}}")
    };
  }

  private static final String OUTAGE =
      "faults=[{id: out, provider: north, kind: outage, at: 1m, for: 1m}]";

  /** It answers four questions a second. */
  static final String STORE = "dependencies={store: {servers: 2, service: 500ms}}";

  static List<Case> cases() {
    String tokens = "providers.north.engine={tokens: 99, first_token: 1s, tokens_per_second: 10/s}";
    String batch = "providers.north.engine={preset: small-8b}"; // 6.5 ms for each of 100 tokens
    String stream = "demand.chat.request.stream=true";
    String window = "sliding_window_type: time_based, sliding_window_size: 10";
    String org = "limits={org: {rpm: 600}}";
    String cloud = "dependencies={cloud: {}}";
    return List.of(
        Case.finds(Rule.INERT_BREAKER, breaker(window + ", minimum_number_of_calls: 50")),
        Case.passes(Rule.INERT_BREAKER, breaker(window + ", minimum_number_of_calls: 20")),
        Case.passes(Rule.INERT_BREAKER, breaker("")),
        Case.finds(Rule.INERT_BREAKER, breaker(""), "architectures.a.replicas=64"),
        Case.finds(
            Rule.BREAKER_OPENS_UNLOADED,
            breaker("slow_call_duration_threshold: 500ms, slow_call_rate_threshold: 50%")),
        Case.passes(
            Rule.BREAKER_OPENS_UNLOADED,
            breaker("slow_call_duration_threshold: 5s, slow_call_rate_threshold: 50%")),
        Case.finds(Rule.SLOW_CALLS_CUT_BEFORE, breaker("slow_call_duration_threshold: 20s")),
        Case.passes(Rule.SLOW_CALLS_CUT_BEFORE, breaker("slow_call_duration_threshold: 19s")),
        Case.passes(Rule.SLOW_CALLS_CUT_BEFORE, breaker("")),
        Case.finds(Rule.HALF_OPEN_FOR_EVER, chain("circuit_breaker")),
        Case.passes(Rule.HALF_OPEN_FOR_EVER, chain("{timeout: 30s}, circuit_breaker")),
        Case.passes(
            Rule.HALF_OPEN_FOR_EVER,
            chain("{circuit_breaker: {max_wait_duration_in_half_open_state: 9s}}")),
        Case.finds(
            Rule.INERT_OUTLIER_DETECTION,
            ladder("{pool: {endpoints: [north, south], outlier_detection: {}}}")),
        Case.passes(
            Rule.INERT_OUTLIER_DETECTION,
            ladder(
                "{pool: {endpoints: [north, south], outlier_detection: {max_ejection_percent: 50%}}}")),
        Case.finds(Rule.POOL_OF_ONE, ladder("{pool: {endpoints: [north], cooldown: {}}}")),
        Case.finds(Rule.POOL_OF_ONE, ladder("{pool: {endpoints: [north], outlier_detection: {}}}")),
        Case.passes(Rule.POOL_OF_ONE, ladder("{pool: {endpoints: [north, south], cooldown: {}}}")),
        Case.finds(Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: 4s}")),
        Case.passes(Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: 5s}")),
        Case.passes(
            Rule.TIMEOUT_BELOW_SERVICE,
            chain("{timeout: 4s}"),
            "demand.chat.tolerance.deadline=4s"),
        Case.finds(Rule.TIMEOUT_BELOW_SERVICE, chain("{deadline: 10s}"), tokens),
        Case.passes(Rule.TIMEOUT_BELOW_SERVICE, chain("{deadline: 11s}"), tokens),
        Case.passes(
            Rule.TIMEOUT_BELOW_SERVICE,
            chain("{timeout: 10s}"),
            tokens,
            ladder("{provider: {name: north, max_tokens: 90}}")),
        Case.finds(Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: 640ms}"), batch),
        Case.passes(Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: 690ms}"), batch),
        Case.finds(
            Rule.TIMEOUT_BELOW_SERVICE,
            ladder("{gateway: {chain: [{timeout: {total: 4s}}], ladder: [north]}}")),
        Case.passes(
            Rule.TIMEOUT_BELOW_SERVICE,
            ladder("{gateway: {chain: [{timeout: {total: 5s}}], ladder: [north]}}")),
        Case.finds(
            Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: {first_token: 900ms}}"), tokens, stream),
        Case.passes(
            Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: {first_token: 1100ms}}"), tokens, stream),
        Case.finds(Rule.TIMEOUT_BELOW_SERVICE, chain("{timeout: {first_token: 1100ms}}"), tokens),
        Case.passes(
            Rule.EARLY_HEDGE, chain("{hedge: {delay: 2s, commit: first_token}}"), tokens, stream),
        Case.finds(Rule.EARLY_HEDGE, chain("{hedge: {delay: 2s}}"), tokens, stream),
        Case.finds(Rule.RETRIED_BREAKER, chain("r4j.retry, r4j.circuitbreaker, {timeout: 9s}")),
        Case.passes(Rule.SLOW_CALLS_CUT_BEFORE, chain("r4j.circuitbreaker, {timeout: 9s}")),
        Case.finds(Rule.INERT_RATE_LIMIT, chain("{rate_limit: {limit: 50, per: 500ns}}")),
        Case.passes(Rule.INERT_RATE_LIMIT, chain("{rate_limit: {limit: 50}}")),
        Case.finds(Rule.INERT_TIMEOUT, chain("{timeout: 9s}, retry, {timeout: 9s}")),
        Case.passes(Rule.INERT_TIMEOUT, chain("{timeout: 19s}, retry, {timeout: 9s}")),
        Case.finds(Rule.INERT_TIMEOUT, chain("{timeout: {total: 9s}}, {timeout: {total: 60s}}")),
        Case.finds(Rule.INERT_TIMEOUT, chain("{timeout: {first_token: 9s}}, {timeout: 60s}")),
        Case.passes(
            Rule.INERT_TIMEOUT, chain("{timeout: {first_token: 9s}}, {timeout: 60s}"), stream),
        Case.finds(
            Rule.INERT_TIMEOUT, chain("{timeout: 9s}, {timeout: {first_token: 60s}}"), stream),
        Case.passes(
            Rule.INERT_TIMEOUT,
            chain("{timeout: 9s}, {timeout: {connect: 5s, first_token: 60s}}"),
            stream),
        Case.finds(
            Rule.INERT_TIMEOUT,
            chain("{timeout: {between_tokens: 2s}}, {timeout: {between_tokens: 3s}}"),
            stream),
        Case.passes(
            Rule.INERT_TIMEOUT,
            chain("{timeout: {first_token: 2s}}, {timeout: {between_tokens: 3s}}"),
            stream),
        Case.passes(Rule.INERT_TIMEOUT, chain("{timeout: {between_tokens: 3s}}")),
        Case.finds(
            Rule.NO_TIMEOUT,
            "faults=[{id: g, provider: north, kind: gray, share: 10%, hang: 10m, at: 1m, for: 1m}]"),
        Case.passes(
            Rule.NO_TIMEOUT,
            "faults=[{id: g, provider: north, kind: gray, share: 10%, hang: 10m, at: 1m, for: 1m}]",
            chain("{timeout: 9s}")),
        Case.finds(
            Rule.RETRIED_BREAKER,
            chain("{retry: {on: [error, breaker_open]}}, circuit_breaker, {timeout: 9s}")),
        Case.passes(Rule.RETRIED_BREAKER, chain("retry, circuit_breaker, {timeout: 9s}")),
        Case.finds(Rule.UNCOVERED_REFUSAL, chain("{retry: {on: [error, timeout]}}")),
        Case.passes(Rule.UNCOVERED_REFUSAL, chain("{retry: {on: [error, 429]}}")),
        Case.passes(Rule.UNCOVERED_REFUSAL, chain("{retry: {on: error}}"), ladder("north, south")),
        Case.finds(
            Rule.UNCOVERED_REFUSAL,
            chain("{retry: {on: rate_limited}}"),
            "faults=[{id: o, provider: north, kind: outage, at: 1m, for: 1m, status: 529}]"),
        Case.finds(
            Rule.UNCOVERED_REFUSAL,
            chain("{retry: {on: rate_limited}}"),
            "steps=[{id: s, provider: north, do: shed, share: 50%, status: 529, at: 1m}]"),
        Case.passes(
            Rule.UNCOVERED_REFUSAL,
            chain("{retry: {on: rate_limited}}"),
            "steps=[{id: s, provider: north, do: shed, share: 50%, at: 1m}]"),
        Case.finds(
            Rule.UNCOVERED_REFUSAL,
            chain("{retry: {on: rate_limited}}"),
            "providers.north.engine={shared_with: south}",
            "providers.south.queue_timeout=9s"),
        Case.passes(
            Rule.UNCOVERED_REFUSAL,
            chain("{retry: {on: rate_limited}}"),
            "providers.south.queue_timeout=9s"),
        Case.finds(Rule.OUTAGES_OUTLAST_RETRIES, chain("agent.claude_code"), OUTAGE),
        Case.passes(Rule.OUTAGES_OUTLAST_RETRIES, chain("agent.claude_code")), // it is never out
        Case.passes(Rule.OUTAGES_OUTLAST_RETRIES, chain("agent.temporal"), OUTAGE),
        Case.passes(Rule.OUTAGES_OUTLAST_RETRIES, chain("{timeout: 3m}"), OUTAGE), // tries once
        Case.passes(Rule.OUTAGES_OUTLAST_RETRIES, chain("agent.langgraph"), OUTAGE),
        Case.passes(
            Rule.OUTAGES_OUTLAST_RETRIES,
            chain("agent.claude_code"),
            ladder("north, south"),
            OUTAGE),
        Case.finds( // 90.1 % are longer than 12 min
            Rule.OUTAGES_OUTLAST_RETRIES,
            chain("{retry: {max_retries: 1, backoff: {initial: 12m, max: 12m}}}"),
            OUTAGE),
        Case.passes( // 89.5 % are longer than 12.6 min
            Rule.OUTAGES_OUTLAST_RETRIES,
            chain("{retry: {max_retries: 1, backoff: {initial: 756s, max: 756s}}}"),
            OUTAGE),
        Case.passes( // those of north last a minute
            Rule.OUTAGES_OUTLAST_RETRIES,
            chain("agent.claude_code"),
            "providers.north.incidents={mean_between: 9h, repair: 1m, hazard: uniform,"
                + " severities: [{probability: 100%, kind: outage}]}"),
        Case.finds(
            Rule.RETRY_AFTER_BEYOND,
            chain("retry"),
            "providers.north.quota={limits: {r: {meter: requests, limit: 9k, per: 5m,"
                + " algorithm: fixed_window}}}"),
        Case.passes(
            Rule.RETRY_AFTER_BEYOND,
            chain("retry"),
            "providers.north.quota={limits: {r: {meter: requests, limit: 9k, per: 1m,"
                + " algorithm: fixed_window}}}"),
        Case.finds(
            Rule.RETRY_AFTER_BEYOND,
            chain("retry"),
            "providers.north.quota={limits: {r: {meter: requests, limit: 9k,"
                + " on_limit: {retry_after: 90s}}}}"),
        Case.finds(Rule.POINTLESS_BUDGET, chain("{retry: {budget: {ratio: {share: 0%}}}}")),
        Case.finds(Rule.POINTLESS_BUDGET, chain("{retry: {budget: {ratio: {share: 67%}}}}")),
        Case.finds(
            Rule.POINTLESS_BUDGET, chain("{hedge: {delay: 9s, budget: {grpc: {max_tokens: 2}}}}")),
        Case.passes(Rule.POINTLESS_BUDGET, chain("{retry: {budget: {ratio: {share: 66%}}}}")),
        Case.passes(Rule.POINTLESS_BUDGET, chain("{retry: {budget: grpc}}")),
        Case.finds(Rule.EARLY_HEDGE, chain("{hedge: {delay: 2900ms}}")), // 5.5 %
        Case.passes(Rule.EARLY_HEDGE, chain("{hedge: {delay: 3100ms}}")), // 4.5 %
        Case.finds(Rule.EARLY_HEDGE, chain("{hedge: {percentile: 90%}}")),
        Case.passes(Rule.EARLY_HEDGE, chain("{hedge: {percentile: 95%}}")),
        Case.finds(
            Rule.LIMIT_ABOVE_PROVIDER,
            chain("{rate_limit: {limit: 3}}"),
            "architectures.a.replicas=4"),
        Case.passes(Rule.LIMIT_ABOVE_PROVIDER, chain("{rate_limit: {limit: 3}}")),
        Case.finds(Rule.LIMIT_ABOVE_PROVIDER, chain("{concurrency_limit: 21}")),
        Case.passes(Rule.LIMIT_ABOVE_PROVIDER, chain("{bulkhead: {max_concurrent: 20}}")),
        Case.passes(Rule.LIMIT_ABOVE_PROVIDER, chain("sdk.openai")), // 1000 connections
        Case.finds(Rule.LIMIT_ABOVE_PROVIDER, chain("{sdk.openai: {max_connections: 1000}}")),
        Case.passes(Rule.WAIT_BEYOND_DEADLINE, chain("{bulkhead: {max_wait: 3650d}}")),
        Case.finds(
            Rule.LIMIT_ABOVE_PROVIDER,
            chain("{bulkhead: {max_concurrent: 10}}"),
            "providers.north.quota={limits: {c: {meter: concurrency, limit: 9}}}"),
        Case.finds(
            Rule.SHARED_FATE,
            org,
            "providers.north.quota={shared: org}",
            "providers.south.quota={shared: org}",
            ladder("north, south")),
        Case.passes(
            Rule.SHARED_FATE, org, "providers.north.quota={shared: org}", ladder("north, south")),
        Case.finds(
            Rule.SHARED_FATE,
            cloud,
            "providers.north.depends_on=[cloud]",
            "providers.south.depends_on=[cloud]",
            ladder("north, south")),
        Case.finds(
            Rule.WAIT_BEYOND_DEADLINE, chain("{bulkhead: {max_concurrent: 9, max_wait: 60s}}")),
        Case.finds(
            Rule.WAIT_BEYOND_DEADLINE,
            chain("{timeout: 9s}, {rate_limit: {limit: 9, max_wait: 9s}}")),
        Case.passes(
            Rule.WAIT_BEYOND_DEADLINE, chain("{bulkhead: {max_concurrent: 9, max_wait: 30s}}")),
        Case.finds(Rule.TARGET_BELOW_SERVICE, "providers.north.engine.discipline={drop: codel}"),
        Case.passes(
            Rule.TARGET_BELOW_SERVICE,
            "providers.north.engine.discipline={drop: {codel: {target: 100ms, interval: 5s}}}"),
        Case.finds(
            Rule.LATE_AUTOSCALER,
            "providers.north.autoscaler={hpa: {target: {utilization: 70%}, max_replicas: 20}}"),
        Case.passes(
            Rule.LATE_AUTOSCALER,
            "providers.north.autoscaler={hpa: {target: {utilization: 70%}, max_replicas: 20}, start: 30s}"),
        Case.passes(
            Rule.LATE_AUTOSCALER,
            "providers.north.autoscaler={schedule: [{at: 1m, replicas: 20}]}"),
        Case.finds(
            Rule.RESERVED_NEVER_USED, "providers.north.service_tiers={flex: {reserved: 40 USD/h}}"),
        Case.finds(
            Rule.SHARED_FATE,
            STORE,
            "providers.north.tiers={keys: {asks: {store: {}}}}",
            "providers.south.tiers={keys: {asks: {store: {}}}}",
            ladder("north, south")),
        Case.passes(
            Rule.SHARED_FATE,
            STORE,
            "providers.north.tiers={keys: {asks: {store: {}}}}",
            "providers.south.tiers={keys: {asks: {store: {fails_open: true}}}}",
            ladder("north, south")),
        Case.passes(Rule.RESERVED_NEVER_USED, "providers.north.provisioned={reserved: 40 USD/h}"),
        Case.passes(
            Rule.RESERVED_NEVER_USED,
            "providers.north.service_tiers={flex: {reserved: 40 USD/h}}",
            "demand.chat.request.service_tier=flex"),
        Case.passes(
            Rule.RESERVED_NEVER_USED, "providers.south.service_tiers={flex: {reserved: 40 USD/h}}"),
        // 100 tokens each way cost .0018 USD, a minute of a person .5 USD
        Case.finds(
            Rule.FALLBACK_DEARER_THAN_TICKETS,
            "demand.chat.ticket_cost=0.001 USD",
            "providers.south.price={input: 3 USD, output: 15 USD}",
            ladder("north, south")),
        Case.passes(
            Rule.FALLBACK_DEARER_THAN_TICKETS,
            "demand.chat.ticket_cost=0.002 USD",
            "providers.south.price={input: 3 USD, output: 15 USD}",
            ladder("north, south")),
        Case.finds(
            Rule.FALLBACK_DEARER_THAN_TICKETS,
            "demand.chat.ticket_cost=0.49 USD",
            ladder("north, {human: {agents: 9, handle: 1m, max_queue: 9, price: 30 USD/h}}")),
        Case.passes(
            Rule.FALLBACK_DEARER_THAN_TICKETS,
            "demand.chat.ticket_cost=0.51 USD",
            ladder("north, {human: {agents: 9, handle: 1m, max_queue: 9, price: 30 USD/h}}")),
        Case.finds(Rule.RETRIES_ON_RETRIES, chain("retry, retry")),
        Case.passes(Rule.RETRIES_ON_RETRIES, chain("retry, {retry: {max_retries: 0}}")),
        Case.finds(Rule.QUEUE_GROWS, "providers.north.engine={servers: 1, service: 2s}"),
        Case.passes(Rule.QUEUE_GROWS, "providers.north.engine={servers: 3, service: 2s}"),
        Case.finds(Rule.QUEUE_GROWS, twoDoors(1)),
        Case.passes(Rule.QUEUE_GROWS, twoDoors(2)),
        Case.finds(
            Rule.UNREACHABLE_RUNG,
            "providers.north={engine: {servers: 9, service: 1s}}",
            ladder("north, south")),
        Case.passes(Rule.UNREACHABLE_RUNG, ladder("north, south")),
        Case.finds(
            Rule.RUNG_WITHOUT_CAUSE,
            ladder("north, {provider: {name: south, when: breaker_open}}")),
        Case.passes(
            Rule.RUNG_WITHOUT_CAUSE,
            ladder("north, {provider: {name: south, when: rate_limited}}")),
        Case.passes(
            Rule.UNREACHABLE_RUNG,
            "steps=[{id: s, provider: north, do: shed, share: 50%, status: 529, at: 1m}]",
            ladder("north, {provider: {name: south, when: 529}}")),
        Case.passes(
            Rule.UNREACHABLE_RUNG,
            "steps=[{id: s, provider: north, do: restart, at: 1m}]",
            ladder("north, {provider: {name: south, when: cut}}")),
        Case.finds(
            Rule.UNREACHABLE_RUNG,
            "providers.north.engine={shared_with: south}",
            ladder("north, {provider: {name: south, when: 504}}")),
        Case.passes(
            Rule.UNREACHABLE_RUNG,
            "providers.north.engine={shared_with: south}",
            "providers.south.queue_timeout={after: 9s, status: 504}",
            ladder("north, {provider: {name: south, when: 504}}")),
        Case.passes(
            Rule.UNREACHABLE_RUNG,
            "providers.north.engine={shared_with: south}",
            "faults=[{id: o, provider: south, kind: outage, at: 1m, for: 1m, status: 521}]",
            ladder("north, {provider: {name: south, when: 521}}")),
        Case.finds(
            Rule.WHEN_ON_FIRST_RUNG, ladder("{provider: {name: north, when: rate_limited}}")),
        Case.passes(Rule.WHEN_ON_FIRST_RUNG, ladder("{provider: {name: north, when: any}}")),
        Case.finds(
            Rule.RUNG_OF_NO_USE,
            "demand.chat.tolerance.min_quality=0.5",
            ladder("north, {static: {quality: 0.4}}")),
        Case.passes(
            Rule.RUNG_OF_NO_USE,
            "demand.chat.tolerance.min_quality=0.5",
            ladder("north, {static: {quality: 0.5}}")),
        Case.finds(
            Rule.NOWHERE_TO_LEAVE_TO, ladder("{provider: {name: north, leave: {over: 30s}}}")),
        Case.passes(
            Rule.NOWHERE_TO_LEAVE_TO,
            ladder("{provider: {name: north, leave: {over: 30s}}}, south")),
        Case.finds(Rule.MISSING_SKILL, "demand.chat.skill=law", ladder("north, " + desk("[tax]"))),
        Case.passes(Rule.MISSING_SKILL, "demand.chat.skill=law", ladder("north, " + desk("[law]"))),
        Case.finds(
            Rule.REWORK_WITHOUT_PEOPLE, "demand.chat.rework={below: 0.5, delay: 1m, to: people}"),
        Case.passes(Rule.REWORK_WITHOUT_PEOPLE, "demand.chat.rework={below: 0.5, delay: 1m}"),
        Case.finds(
            Rule.RESERVATION_ABOVE_QUOTA,
            "demand.chat.request.max_tokens=2k",
            "providers.north.quota={otpm: 1k, output: reserved}"),
        Case.passes(
            Rule.RESERVATION_ABOVE_QUOTA,
            "demand.chat.request.max_tokens=1k",
            "providers.north.quota={otpm: 1k, output: reserved}"));
  }

  private static String desk(String skills) {
    return "{human: {agents: 9, handle: 1m, max_queue: 9, skills: %s}}".formatted(skills);
  }
}
