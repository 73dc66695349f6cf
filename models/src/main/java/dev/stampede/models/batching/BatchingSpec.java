package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * Replicas of a model that infer with continuous batching.
 *
 * @param detail how closely they are followed
 * @param replica each of them
 * @param replicas how many there are, positive
 * @param queueLimit sequences that may wait for room, at least 0; where replicas have lines of
 *     their own, it is dealt out to them evenly, and rounded up
 * @param byPriority whether the higher priority is taken first, and the lowest makes room first
 * @param routing how sequences are spread over the replicas
 * @param disaggregation null where a replica computes prompts and answers
 */
public record BatchingSpec(
    Detail detail,
    ReplicaSpec replica,
    int replicas,
    int queueLimit,
    boolean byPriority,
    Routing routing,
    @Nullable Disaggregation disaggregation) {

  /** How closely engines are followed. */
  public enum Detail {
    /** From event to event; a sequence takes constant time. */
    LEAPS,
    /** Step by step; a sequence takes time for each of its tokens. */
    STEPS
  }

  /**
   * Prompts and answers are computed by different replicas.
   *
   * @param prefillReplicas of all replicas, those that compute prompts: at least one, not all
   * @param setupNanos time to start moving a cache
   * @param nanosPerToken time to move the cache of a token, at least 0
   */
  public record Disaggregation(int prefillReplicas, long setupNanos, double nanosPerToken) {

    /** Rejects a number that is not positive, and negative times. */
    public Disaggregation {
      Require.positive("prefill_replicas", prefillReplicas);
      Require.notNegative("setup", setupNanos);
      Require.atLeast("nanosPerToken", nanosPerToken, 0);
    }
  }

  /** Rejects numbers out of range, and a pool that is followed step by step. */
  public BatchingSpec {
    Require.positive("replicas", replicas);
    Require.notNegative("queue_limit", queueLimit);
    Require.that(
        detail == Detail.LEAPS || routing.policy() != Routing.Policy.POOLED || replicas == 1,
        "routing",
        "pooled",
        "be another one: replicas that are followed step by step have lines of their own");
    Require.that(
        disaggregation == null || disaggregation.prefillReplicas() < replicas,
        "replicas",
        replicas,
        "be more than those for prefill");
  }

  /** Builds the engine. */
  public Inference build(LogicalProcess process, Inference.Listener listener, Occupancy occupancy) {
    Host host = new Host(process, listener, occupancy);
    return disaggregation == null
        ? pool(replicas, replica, host)
        : new DisaggregatedEngine(this, disaggregation, host);
  }

  /**
   * True if others can share it with our calls, as a liquid: it has no replica of its own, so it
   * takes one pool, one line, and an engine that looks at all of them together.
   */
  public boolean takesMarket() {
    return detail == Detail.LEAPS
        && routing.policy() == Routing.Policy.POOLED
        && disaggregation == null
        && !byPriority;
  }

  /** Builds an engine that a market uses, too; only where {@link #takesMarket}. */
  public Inference build(
      LogicalProcess process,
      Inference.Listener listener,
      Occupancy occupancy,
      MarketBatch market) {
    Backlog backlog = new Backlog(queueLimit, false, market);
    Host host = new Host(process, listener, occupancy);
    return new LeapingEngine(host, replica, replicas, backlog, market);
  }

  /** Builds an engine of some replicas. */
  Inference pool(int ofReplicas, ReplicaSpec each, Host host) {
    if (routing.policy() == Routing.Policy.POOLED && (detail == Detail.LEAPS || ofReplicas == 1)) {
      Backlog backlog = new Backlog(queueLimit, byPriority);
      return detail == Detail.LEAPS
          ? new LeapingEngine(host, each, ofReplicas, backlog, null)
          : new SteppingEngine(host, each, backlog);
    }
    return new RoutedEngine(this, ofReplicas, each, host);
  }

  /** Builds an engine of one replica, one of several. */
  Inference single(int of, ReplicaSpec each, Host host) {
    long share = queueLimit == Integer.MAX_VALUE ? queueLimit : (queueLimit + of - 1L) / of;
    Backlog backlog = new Backlog((int) share, byPriority);
    return detail == Detail.LEAPS
        ? new LeapingEngine(host, each, 1, backlog, null)
        : new SteppingEngine(host, each, backlog);
  }
}
