package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.VendorElement.Unit;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the models of LiteLLM's router as rungs. */
final class LiteLlmRungs {
  private static final int MOST = 1_000_000_000;
  private static final int MOST_RETRIES = 100;
  private static final int USUAL_ALLOWED_FAILS = 3;

  private static final Map<String, String> ROUTING =
      Map.of(
          "simple-shuffle", "weighted",
          "least-busy", "least_busy",
          "latency-based-routing", "latency",
          "usage-based-routing-v2", "usage",
          "cost-based-routing", "cost");

  private final VendorElement in;
  private final String strategy;
  private final Node.Scalar buffer;
  private final Node.Scalar retries;
  private final List<Node> bounds;
  private final Node.Scalar timeout;
  private final Node.Scalar cooldownTime;
  private final boolean coolsDown;
  private final Node.@Nullable Scalar allowedFails;

  LiteLlmRungs(VendorElement in, VendorElement settings) {
    this.in = in;
    this.strategy = settings.word("routing_strategy", List.copyOf(ROUTING.keySet()));
    this.buffer = settings.inside("routing_strategy_args").fraction("lowest_latency_buffer");
    this.retries = retries(settings, "num_retries");
    this.bounds = bounds(in, settings.inside("retry_policy"));
    this.timeout = settings.time("timeout", Unit.SECONDS);
    this.cooldownTime = settings.time("cooldown_time", Unit.SECONDS);
    this.coolsDown = !settings.flag("disable_cooldowns");
    this.allowedFails = isUsual(settings) ? null : settings.whole("allowed_fails", 0, MOST, 0);
  }

  /** Whether allowed_fails is LiteLLM's own default, which stands for none. */
  static boolean isUsual(VendorElement settings) {
    return settings.number("allowed_fails", 0, MOST) == USUAL_ALLOWED_FAILS;
  }

  /** Whether deployments that fail are left alone for a while. */
  boolean coolsDown() {
    return coolsDown;
  }

  /** Returns the rung of a model: its pool, with retries around. */
  Node rung(Group group) {
    Node pool = pool(group);
    Node.@Nullable Scalar own = group.common("num_retries", s -> retries(s, "num_retries"));
    List<Node> others = own == null ? bounds : List.of();
    Node.Scalar number = own == null ? retries : own;
    if (number.text().equals("0") && others.isEmpty()) {
      return pool;
    }
    Written retry =
        in.write()
            .with("max_retries", number)
            .with(in.behavior(group.isSingle() ? "retry_alone" : "retry_elsewhere"));
    if (!others.isEmpty()) {
      retry.with("by_first_failure", new Node.Sequence(others, in.at()));
    }
    return in.write()
        .with("chain", new Node.Sequence(List.of(retry.element("retry")), in.at()))
        .with("ladder", new Node.Sequence(List.of(pool), in.at()))
        .element("gateway");
  }

  private static Node.Scalar retries(VendorElement in, String key) {
    return in.whole(key, 0, MOST_RETRIES, 0);
  }

  /** Numbers of retries by the first error. */
  private static List<Node> bounds(VendorElement in, VendorElement policy) {
    List<Node> bounds = new ArrayList<>();
    for (Node.Entry error : in.behavior("errors").entries()) {
      String key = error.key().text();
      if (policy.has(key)) {
        bounds.add(
            policy
                .write()
                .with("on", error.value())
                .with("max_retries", retries(policy, key))
                .mapping());
      }
    }
    return bounds;
  }

  private Node pool(Group group) {
    boolean usage = strategy.equals("usage-based-routing-v2");
    boolean shuffles = strategy.equals("simple-shuffle");
    boolean orders = group.saysAny("order") && !group.isSingle();
    if (orders && (!shuffles || !group.saysAll("order"))) {
      in.error(
          "order is simulated with simple-shuffle only, for all deployments of a model",
          "give each of %s one, or none".formatted(group.name()));
    }
    String weigher = shuffles ? weigher(group) : null;
    List<Node> endpoints = new ArrayList<>();
    for (Group.Deployment deployment : group.deployments()) {
      endpoints.add(endpoint(deployment, weigher, usage, orders));
    }
    Written pool =
        in.write()
            .with("endpoints", new Node.Sequence(endpoints, in.at()))
            .with("routing", orders ? "priority" : ROUTING.getOrDefault(strategy, "weighted"))
            .with("each", new Node.Sequence(each(group), in.at()));
    if (strategy.equals("latency-based-routing")) {
      pool.with("latency_buffer", buffer);
    }
    if (coolsDown) {
      pool.with("cooldown", cooldown(group));
    }
    return pool.element("pool");
  }

  private Node cooldown(Group group) {
    Node.@Nullable Scalar own =
        group.common("cooldown_time", s -> s.time("cooldown_time", Unit.SECONDS));
    Written cooldown = in.write().with("cooldown_time", own == null ? cooldownTime : own);
    if (allowedFails != null) { // counted for as long as a cooldown takes
      cooldown.with("allowed_fails", allowedFails).with("window", own == null ? cooldownTime : own);
    }
    if (own != null) {
      cooldown.with("retry_after", "false"); // a deployment's own time counts before a Retry-After
    }
    return cooldown.mapping();
  }

  /** What simple-shuffle takes for the weight of a deployment; null if all are alike. */
  private @Nullable String weigher(Group group) {
    for (String key : List.of("weight", "rpm", "tpm")) {
      if (group.saysAll(key)) {
        return key;
      }
      if (group.saysAny(key)) {
        in.error(
            "only some deployments of %s have a %s, which weighs them".formatted(group.name(), key),
            "give it to all of them, or to none");
      }
    }
    return null;
  }

  private static Node endpoint(
      Group.Deployment deployment, @Nullable String weigher, boolean usage, boolean orders) {
    VendorElement params = deployment.params();
    Written endpoint = deployment.all().write();
    Node provider = deployment.provider();
    if (provider != null) {
      endpoint.with("name", provider);
    }
    if (weigher != null) {
      endpoint.with("weight", params.whole(weigher, 1, MOST, 0));
    }
    if (usage) {
      for (String key : List.of("rpm", "tpm")) {
        if (params.has(key)) {
          endpoint.with(key, params.whole(key, 1, MOST, 0));
        }
      }
    }
    if (orders) {
      endpoint.with("priority", params.whole("order", 0, 9, 0));
    }
    if (params.has("input_cost_per_token")) {
      endpoint.with("price", params.suffixed("input_cost_per_token", " USD"));
    }
    return endpoint.mapping();
  }

  /** Around each deployment: those allowed at a time, and the time of one call. */
  private List<Node> each(Group group) {
    List<Node> each = new ArrayList<>();
    Node.@Nullable Scalar most =
        group.common("max_parallel_requests", s -> s.whole("max_parallel_requests", 1, MOST, 0));
    if (most != null) {
      each.add(
          in.write()
              .with("max_concurrent", most)
              .with("max_wait", Timeouts.FOREVER)
              .element("bulkhead"));
    }
    Node.@Nullable Scalar own = group.common("timeout", s -> s.time("timeout", Unit.SECONDS));
    each.add(in.write().with("timeout", own == null ? timeout : own).mapping());
    return each;
  }
}
