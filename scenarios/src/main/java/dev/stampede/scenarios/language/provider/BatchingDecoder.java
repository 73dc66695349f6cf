package dev.stampede.scenarios.language.provider;

import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.BatchingSpec.Disaggregation;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.Routing.Policy;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.queue.Order;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the engines {@code batching} and {@code steps}. A {@code preset} gives the keys that the
 * file does not give itself.
 */
final class BatchingDecoder {
  private static final StepCost STAND_IN_COST = StepCost.dense(1, 0, 0, 0, 0);
  private static final ReplicaSpec STAND_IN =
      new ReplicaSpec(STAND_IN_COST, 1, 1, ReplicaSpec.UNBOUNDED_TOKENS, 0);

  private final Detail detail;
  private final MappingReader in;

  /**
   * Creates a decoder.
   *
   * @param in the keys of the engine
   */
  BatchingDecoder(Detail detail, MappingReader in) {
    this.detail = detail;
    this.in = in;
  }

  /** Returns the engine; what {@code instead} gives if it is not described well. */
  EngineSpec read(EngineSpec instead) {
    if (in.has("preset")) {
      EnginePresets presets = EnginePresets.read();
      Set<String> names = presets.names();
      String name = in.optional("preset").reference("preset", names);
      Node.Mapping engine = presets.engine(name);
      if (engine != null) {
        in.defaults(engine, "preset %s, %s".formatted(name, presets.note(name, "as_of")));
      }
    }
    ReplicaSpec replica = replica();
    Disaggregation disaggregation = null;
    int replicas;
    if (in.has("disaggregated", "no")) {
      MappingReader parts = in.optional("disaggregated").mapping();
      replicas = positive(parts.required("decode_replicas"));
      disaggregation = disaggregation(parts);
      replicas += disaggregation == null ? 0 : disaggregation.prefillReplicas();
    } else {
      replicas = positive(in.optional("replicas", "1"));
    }
    int queueLimit = EngineDecoder.limit(in, "queue_limit", 0);
    boolean byPriority = byPriority();
    Routing routing = routing(detail == Detail.LEAPS || replicas == 1);
    int ofReplicas = replicas;
    Disaggregation parted = disaggregation;
    return in.build(
        () ->
            new BatchingEngineSpec(
                new BatchingSpec(
                    detail, replica, ofReplicas, queueLimit, byPriority, routing, parted)),
        instead);
  }

  private ReplicaSpec replica() {
    StepCost cost = cost();
    int sequences = positive(in.optional("max_num_seqs", "256"));
    int tokens = positive(in.optional("max_num_batched_tokens", "8192"));
    ValueReader kv = in.optional("kv_capacity_tokens", "unlimited");
    long capacity =
        kv.isWord("unlimited")
            ? ReplicaSpec.UNBOUNDED_TOKENS
            : kv.count(1, ReplicaSpec.UNBOUNDED_TOKENS);
    long front = in.optional("t_front", "0s").nanos();
    return in.check(() -> new ReplicaSpec(cost, sequences, tokens, capacity, front), STAND_IN);
  }

  private StepCost cost() {
    ValueReader perStep =
        in.has("preset") ? in.optional("alpha", "1s") : in.required("alpha"); // a preset has it
    double alpha = perStep.seconds();
    double alphaMoe = in.optional("alpha_moe", "0s").seconds();
    int experts = 1;
    int active = 1;
    if (in.has("alpha_moe") || in.has("experts") || in.has("active_experts")) {
      experts = positive(in.required("experts"));
      active = positive(in.required("active_experts"));
    }
    double beta = in.optional("beta", "0s").seconds();
    double gamma = in.optional("gamma", "0s").seconds();
    double delta = in.optional("delta", "0s").seconds();
    double epsilon = in.optional("epsilon", "0s").seconds();
    int of = experts;
    int to = active;
    return in.check(
        () -> new StepCost(alpha, alphaMoe, of, to, beta, gamma, delta, epsilon), STAND_IN_COST);
  }

  private @Nullable Disaggregation disaggregation(MappingReader parts) {
    int prefill = positive(parts.required("prefill_replicas"));
    MappingReader transfer = parts.optional("kv_transfer").mapping();
    long setup = transfer.optional("setup", "0s").nanos();
    double perToken = transfer.optional("per_token", "0s").seconds();
    transfer.finish();
    return parts.build(() -> new Disaggregation(prefill, setup, perToken * 1e9));
  }

  private boolean byPriority() {
    ValueReader discipline = in.optional("discipline", "fifo");
    Map<String, Order> choices = new LinkedHashMap<>();
    choices.put("fifo", Order.FIFO);
    choices.put("priority", Order.PRIORITY);
    return discipline.choice(choices) == Order.PRIORITY;
  }

  /** A name, or a mapping with one key, which is the name. */
  private Routing routing(boolean canPool) {
    Named element = in.optional("routing", canPool ? "pooled" : "least_loaded").element();
    Policy policy = element.key().choice(Policy.class);
    MappingReader more = element.value().mapping();
    boolean looksAtLoads = List.of(Policy.LEAST_LOADED, Policy.POWER_OF_TWO).contains(policy);
    long staleness = looksAtLoads ? more.optional("staleness", "0s").nanos() : 0;
    int prefixes =
        policy == Policy.PREFIX_AFFINITY ? positive(more.optional("prefixes", "1000")) : 1;
    return more.build(() -> new Routing(policy, staleness, prefixes), Routing.POOLED);
  }

  private static int positive(ValueReader number) {
    return (int) number.count(1, Integer.MAX_VALUE);
  }
}
