package dev.stampede.scenarios.text;

/**
 * What a scenario is judged by beyond its grammar; {@code docs/lint.md} gives the reasons. Warnings
 * are printed whenever the scenario is read; advice is for {@code explain}.
 */
public enum Rule {
  /** A queue without a limit has to grow. */
  QUEUE_GROWS("queue-grows", Severity.WARNING),
  /** Retries inside retries, or hedges beside them. */
  RETRIES_ON_RETRIES("retries-on-retries", Severity.WARNING),
  /** A rung that no work comes to. */
  UNREACHABLE_RUNG("unreachable-rung", Severity.WARNING),
  /** A rung for a status that nothing before it gives. */
  RUNG_WITHOUT_CAUSE("rung-without-cause", Severity.WARNING),
  /** A condition on the first rung. */
  WHEN_ON_FIRST_RUNG("when-on-first-rung", Severity.WARNING),
  /** A rung whose answers nobody takes. */
  RUNG_OF_NO_USE("rung-of-no-use", Severity.WARNING),
  /** A last rung that work can leave as a whole. */
  NOWHERE_TO_LEAVE_TO("nowhere-to-leave-to", Severity.WARNING),
  /** Work that no desk can do. */
  MISSING_SKILL("missing-skill", Severity.WARNING),
  /** Work that comes back for people who are not there. */
  REWORK_WITHOUT_PEOPLE("rework-without-people", Severity.WARNING),
  /** A reservation larger than a quota ever holds. */
  RESERVATION_ABOVE_QUOTA("reservation-above-quota", Severity.WARNING),

  /** A breaker that never sees enough calls to decide. */
  INERT_BREAKER("inert-breaker", Severity.ADVICE),
  /** A breaker that takes healthy calls for slow ones. */
  BREAKER_OPENS_UNLOADED("breaker-opens-unloaded", Severity.ADVICE),
  /** A breaker for slow calls that a timeout ends before they are slow. */
  SLOW_CALLS_CUT_BEFORE("slow-calls-cut-before", Severity.ADVICE),
  /** A breaker that a hanging probe keeps half-open for ever. */
  HALF_OPEN_FOR_EVER("half-open-for-ever", Severity.ADVICE),
  /** Outlier detection that cannot eject anybody. */
  INERT_OUTLIER_DETECTION("inert-outlier-detection", Severity.ADVICE),
  /** A pool that would leave its only endpoint alone. */
  POOL_OF_ONE("pool-of-one", Severity.ADVICE),
  /** A rate limit that nothing ever comes near. */
  INERT_RATE_LIMIT("inert-rate-limit", Severity.ADVICE),
  /** A timeout that ends healthy calls. */
  TIMEOUT_BELOW_SERVICE("timeout-below-service", Severity.ADVICE),
  /** A timeout that another one is always before. */
  INERT_TIMEOUT("inert-timeout", Severity.ADVICE),
  /** Nothing ends a call that hangs. */
  NO_TIMEOUT("no-timeout", Severity.ADVICE),
  /** Retries of what the own breaker refused. */
  RETRIED_BREAKER("retried-breaker", Severity.ADVICE),
  /** Retries that leave out what a provider refuses with. */
  UNCOVERED_REFUSAL("uncovered-refusal", Severity.ADVICE),
  /** Retries that are over long before outages are, and nothing after them. */
  OUTAGES_OUTLAST_RETRIES("outages-outlast-retries", Severity.ADVICE),
  /** A Retry-After above what is honoured. */
  RETRY_AFTER_BEYOND("retry-after-beyond", Severity.ADVICE),
  /** A retry budget that always, or never, refuses. */
  POINTLESS_BUDGET("pointless-budget", Severity.ADVICE),
  /** A hedge for calls that are not late. */
  EARLY_HEDGE("early-hedge", Severity.ADVICE),
  /** A limit of all gateways together above that of the provider. */
  LIMIT_ABOVE_PROVIDER("limit-above-provider", Severity.ADVICE),
  /** A fallback that fails with what it stands in for. */
  SHARED_FATE("shared-fate", Severity.ADVICE),
  /** A wait longer than anybody waits. */
  WAIT_BEYOND_DEADLINE("wait-beyond-deadline", Severity.ADVICE),
  /** A control of queues that takes the next in line for a standing queue. */
  TARGET_BELOW_SERVICE("target-below-service", Severity.ADVICE),
  /** An autoscaler slower than those who wait for it. */
  LATE_AUTOSCALER("late-autoscaler", Severity.ADVICE),
  /** Nodes that are said to die of load, and cannot. */
  NODES_NEVER_DIE("nodes-never-die", Severity.ADVICE),
  /** Nodes that the load kills before anything happens. */
  NODES_DIE_AT_ONCE("nodes-die-at-once", Severity.ADVICE),
  /** A queue of starts slower than its own time-out. */
  STARTS_OUTLAST_TIMEOUT("starts-outlast-timeout", Severity.ADVICE),
  /** A store that cannot do without the cache before it. */
  COLD_CACHE_OVERLOAD("cold-cache-overload", Severity.ADVICE),
  /** A prompt cache with less room than a prompt takes. */
  PROMPT_CACHE_BELOW_A_PROMPT("prompt-cache-below-a-prompt", Severity.ADVICE),
  /** A prompt cache that no call finds anything in. */
  PROMPT_CACHE_NEVER_READ("prompt-cache-never-read", Severity.ADVICE),
  /** Agents who go on faster than limits let them in. */
  RESUME_ABOVE_LIMITS("resume-above-limits", Severity.ADVICE),
  /** A sign-in that cannot take everybody at once. */
  DOOR_BELOW_LOG_INS("door-below-log-ins", Severity.ADVICE),
  /** Limits of a market's customers that no surge comes near. */
  MARKET_LIMITS_UNREACHED("market-limits-unreached", Severity.ADVICE),
  /** Priorities of a market's classes that nothing looks at. */
  PRIORITIES_UNHEEDED("priorities-unheeded", Severity.ADVICE),
  /** Reserved capacity that no call comes to. */
  RESERVED_NEVER_USED("reserved-never-used", Severity.ADVICE),
  /** A fallback whose answers cost more than the tickets that they save. */
  FALLBACK_DEARER_THAN_TICKETS("fallback-dearer-than-tickets", Severity.ADVICE);

  private final String id;
  private final Severity severity;

  Rule(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /** The name that findings and {@code docs/lint.md} call it by. */
  public String id() {
    return id;
  }

  /** How much what it finds matters. */
  public Severity severity() {
    return severity;
  }
}
