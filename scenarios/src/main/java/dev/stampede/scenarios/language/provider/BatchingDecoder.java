package dev.stampede.scenarios.language.provider;

import static dev.stampede.scenarios.read.Form.Count.ALL_WITH_THE_FIRST;

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
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  private static final Key<ValueReader> NO_PRESET = preset("none");

  /** The key of a preset. */
  static final Key<ValueReader> PRESET =
      Key.required("preset", NO_PRESET.type(), NO_PRESET.sentence());

  private static final Key<Double> ALPHA = Key.required("alpha", Type.SHORT_TIME, "time of a step");
  private static final Key<Double> OWN_ALPHA =
      Key.open("alpha", Type.SHORT_TIME, "the preset's", "time of a step");
  private static final Key<Double> ALPHA_MOE =
      Key.optional(
          "alpha_moe", Type.SHORT_TIME, "0s", "time to read all experts, if there are any");
  private static final Key<Integer> EXPERTS =
      Key.open("experts", Type.count(1), "dense", "how many experts there are");
  private static final Key<Integer> ACTIVE_EXPERTS =
      Key.open("active_experts", Type.count(1), "dense", "how many a token goes to");
  private static final Key<Double> BETA =
      Key.optional("beta", Type.SHORT_TIME, "0s", "time for each sequence that decodes");
  private static final Key<Double> GAMMA =
      Key.optional("gamma", Type.SHORT_TIME, "0s", "time for each token in their caches");
  private static final Key<Double> DELTA =
      Key.optional("delta", Type.SHORT_TIME, "0s", "time for each prompt token");
  private static final Key<Double> EPSILON =
      Key.optional(
          "epsilon", Type.SHORT_TIME, "0s", "time for each pair of one and a token before it");
  private static final Key<Integer> SEQUENCES =
      Key.optional("max_num_seqs", Type.count(1), "256", "sequences in a step");
  private static final Key<Integer> BATCHED_TOKENS =
      Key.optional(
          "max_num_batched_tokens",
          Type.count(1),
          "8192",
          "tokens computed in a step, at least max_num_seqs");
  private static final Key<ValueReader> CACHE =
      Key.optional(
          "kv_capacity_tokens",
          Type.as(
              Shape.either(
                  new Shape.Words(List.of("unlimited")),
                  Type.longCount(1, ReplicaSpec.UNBOUNDED_TOKENS).shape())),
          "unlimited",
          "tokens in the cache; a call that does not fit into an empty one is refused");
  private static final Key<Long> FRONT =
      Key.optional(
          "t_front", Type.TIME, "0s", "time in the front end, before a call can be scheduled");
  private static final Key<Integer> REPLICAS =
      Key.optional("replicas", Type.count(1), "1", "how many replicas there are");
  private static final Key<Integer> PREFILL =
      Key.required("prefill_replicas", Type.count(1), "how many replicas compute prompts");
  private static final Key<Integer> DECODE =
      Key.required("decode_replicas", Type.count(1), "how many write answers");
  private static final Key<Long> SETUP =
      Key.optional("setup", Type.TIME, "0s", "time of one transfer");
  private static final Key<Double> PER_TOKEN =
      Key.optional("per_token", Type.SHORT_TIME, "0s", "and for each token of the cache");
  private static final Key<MappingReader> TRANSFER =
      Key.open(
          "kv_transfer",
          Type.mapping(
              Form.of("kv-transfer", "how a cache gets from one to the other", SETUP, PER_TOKEN)),
          "no time",
          "how a cache gets from one to the other");
  private static final Key<MappingReader> DISAGGREGATED =
      Key.absent(
          "disaggregated",
          Type.mapping(
              Form.of(
                  "disaggregated",
                  "replicas of two sorts, in place of replicas",
                  PREFILL,
                  DECODE,
                  TRANSFER)),
          "no",
          "replicas for prompts and for answers, in place of replicas");
  private static final Key<Order> DISCIPLINE =
      Key.optional("discipline", Type.words(orders(), Order.FIFO), "fifo", "who is next");
  private static final Key<Long> STALENESS =
      Key.optional("staleness", Type.TIME, "0s", "how old the loads are that it looks at");
  private static final Key<Integer> PREFIXES =
      Key.optional("prefixes", Type.count(1), "1000", "how many prompts begin differently");
  private static final Form BY_LOAD = Form.of("by-load", "the replica with few calls", STALENESS);
  private static final Form BY_PREFIX =
      Form.of("by-prefix", "the replica that has the prompt's beginning", PREFIXES);
  private static final Form NO_KEYS = Form.of("no-keys", "nothing more to say");
  private static final Kinds<Policy> ROUTINGS = routings();
  private static final Key<ValueReader> ROUTING =
      Key.open(
          "routing",
          Type.as(new Shape.Element(ROUTINGS, "")),
          "pooled; for several replicas in steps least_loaded",
          "which replica a call goes to");

  private static final Form REST =
      Form.of(
              "replicas",
              "replicas with continuous batching",
              ALPHA_MOE,
              EXPERTS,
              ACTIVE_EXPERTS,
              BETA,
              GAMMA,
              DELTA,
              EPSILON,
              SEQUENCES,
              BATCHED_TOKENS,
              CACHE,
              FRONT,
              DISAGGREGATED)
          .when(Condition.without(DISAGGREGATED), REPLICAS)
          .and(QueueDecoder.QUEUE_LIMIT, DISCIPLINE, ROUTING);
  private static final Form WITHOUT_PRESET =
      Form.of("without", "without a preset", ALPHA)
          .rule(ALL_WITH_THE_FIRST, ALPHA_MOE, EXPERTS)
          .rule(ALL_WITH_THE_FIRST, EXPERTS, ACTIVE_EXPERTS)
          .rule(ALL_WITH_THE_FIRST, ACTIVE_EXPERTS, EXPERTS);

  /** The keys. */
  static final Form FORM =
      Form.of("batching", "replicas with continuous batching", NO_PRESET)
          .when(Condition.without(NO_PRESET), WITHOUT_PRESET)
          .when(Condition.given(NO_PRESET), OWN_ALPHA)
          .and(REST);

  /** The keys where there is a preset. */
  static final Form FORM_OF_PRESET =
      Form.of("of-preset", "an engine that is known by name", PRESET, OWN_ALPHA).and(REST);

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
    if (in.has(PRESET)) {
      EnginePresets presets = EnginePresets.read();
      Set<String> names = presets.names();
      String name = in.value(NO_PRESET).reference("preset", names);
      Node.Mapping engine = presets.engine(name);
      if (engine != null) {
        in.defaults(engine, "preset %s, %s".formatted(name, presets.note(name, "as_of")));
      }
    }
    ReplicaSpec replica = replica();
    Disaggregation disaggregation = null;
    int replicas;
    MappingReader parts = in.find(DISAGGREGATED);
    if (parts != null) {
      replicas = parts.get(DECODE);
      disaggregation = disaggregation(parts);
      replicas += disaggregation == null ? 0 : disaggregation.prefillReplicas();
    } else {
      replicas = in.get(REPLICAS);
    }
    int queueLimit = in.get(QueueDecoder.QUEUE_LIMIT);
    boolean byPriority = in.get(DISCIPLINE) == Order.PRIORITY;
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
    int sequences = in.get(SEQUENCES);
    int tokens = in.get(BATCHED_TOKENS);
    ValueReader kv = in.get(CACHE);
    long capacity =
        kv.isWord("unlimited")
            ? ReplicaSpec.UNBOUNDED_TOKENS
            : kv.count(1, ReplicaSpec.UNBOUNDED_TOKENS);
    long front = in.get(FRONT);
    return in.check(() -> new ReplicaSpec(cost, sequences, tokens, capacity, front), STAND_IN);
  }

  private StepCost cost() {
    // a preset has it
    double alpha = in.has(PRESET) ? in.get(OWN_ALPHA.orElse("1s")) : in.get(ALPHA);
    double alphaMoe = in.get(ALPHA_MOE);
    int experts = 1;
    int active = 1;
    if (in.has(ALPHA_MOE) || in.has(EXPERTS) || in.has(ACTIVE_EXPERTS)) {
      experts = in.get(required(EXPERTS));
      active = in.get(required(ACTIVE_EXPERTS));
    }
    double beta = in.get(BETA);
    double gamma = in.get(GAMMA);
    double delta = in.get(DELTA);
    double epsilon = in.get(EPSILON);
    int of = experts;
    int to = active;
    return in.check(
        () -> new StepCost(alpha, alphaMoe, of, to, beta, gamma, delta, epsilon), STAND_IN_COST);
  }

  private @Nullable Disaggregation disaggregation(MappingReader parts) {
    int prefill = parts.get(PREFILL);
    MappingReader transfer = parts.get(TRANSFER);
    long setup = transfer.get(SETUP);
    double perToken = transfer.get(PER_TOKEN);
    transfer.finish();
    return parts.build(() -> new Disaggregation(prefill, setup, perToken * 1e9));
  }

  private static Key<ValueReader> preset(String otherwise) {
    return Key.open(
        "preset",
        Type.as(new Shape.Words(List.copyOf(EnginePresets.read().names()))),
        otherwise,
        "gives the keys that are not given");
  }

  private static Key<Integer> required(Key<Integer> key) {
    return Key.required(key.name(), key.type(), key.sentence());
  }

  private static Map<String, Order> orders() {
    Map<String, Order> orders = new LinkedHashMap<>();
    orders.put("fifo", Order.FIFO);
    orders.put("priority", Order.PRIORITY);
    return orders;
  }

  private static Kinds<Policy> routings() {
    List<Kind<Policy>> kinds = new ArrayList<>();
    for (Policy policy : Policy.values()) {
      kinds.add(Kind.of(policy.name().toLowerCase(Locale.ROOT), form(policy), policy));
    }
    return new Kinds<>("routing", kinds);
  }

  private static Form form(Policy policy) {
    return switch (policy) {
      case LEAST_LOADED, POWER_OF_TWO -> BY_LOAD;
      case PREFIX_AFFINITY -> BY_PREFIX;
      default -> NO_KEYS;
    };
  }

  /** A name, or a mapping with one key, which is the name. */
  private Routing routing(boolean canPool) {
    Named element = in.value(ROUTING.orElse(canPool ? "pooled" : "least_loaded")).element();
    Policy policy = element.key().choice(Policy.class);
    MappingReader more = element.value().mapping(form(policy));
    long staleness = more.takes(STALENESS) ? more.get(STALENESS) : 0;
    int prefixes = more.takes(PREFIXES) ? more.get(PREFIXES) : 1;
    return more.build(() -> new Routing(policy, staleness, prefixes), Routing.POOLED);
  }
}
