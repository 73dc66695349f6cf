package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.LiteLlmModels.Group;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the models of LiteLLM's router as rungs. */
final class LiteLlmRungs {
  private static final int MOST = 1_000_000_000;
  private static final int MOST_RETRIES = 100;

  private static final String TIMEOUT = "timeout";
  private static final String FIRST_USAGE = "usage-based-routing";

  private static final Map<String, String> ROUTING =
      Map.of(
          "simple-shuffle",
          "weighted",
          "least-busy",
          "least_busy",
          "latency-based-routing",
          "latency",
          FIRST_USAGE,
          "usage",
          "usage-based-routing-v2",
          "usage",
          "cost-based-routing",
          "cost");

  private final VendorElement in;
  private final VendorElement settings;
  private final LiteLlmCooldown cooldown;
  private final LiteLlmRetries retries;
  private final String strategy;
  private final Node.Scalar buffer;
  private final Node.Scalar timeout;
  private final boolean hasLevels;
  private final boolean checks;

  LiteLlmRungs(VendorElement in, VendorElement settings, VendorElement litellm) {
    this.in = in;
    this.settings = settings;
    this.cooldown = new LiteLlmCooldown(in, settings, litellm);
    this.retries = new LiteLlmRetries(in, settings);
    this.strategy = settings.word("routing_strategy", List.copyOf(ROUTING.keySet()));
    this.buffer = settings.inside("routing_strategy_args").fraction("lowest_latency_buffer");
    this.timeout = settings.time(TIMEOUT, Unit.SECONDS);
    this.hasLevels = rule(in, "order").equals("levels");
    this.checks = settings.flag("enable_pre_call_checks");
  }

  /** Returns the deployments of a model that are tried together, in their order. */
  List<Group> levels(Group group) {
    return hasLevels ? group.levels() : List.of(group);
  }

  /** Returns the rung of a level of a model: its pool, with retries around. */
  Node rung(Group group, int level) {
    Group tried = levels(group).get(level);
    return retries.around(group, tried, pool(tried));
  }

  /** Warns of what is surprising about models. */
  void warnOf(Collection<Group> groups) {
    List<String> endless =
        settings.isGiven(TIMEOUT)
            ? List.of()
            : groups.stream().filter(group -> !group.saysAll(TIMEOUT)).map(Group::name).toList();
    if (!endless.isEmpty()) {
      in.warning(
          "%s: no timeout is set, so LiteLLM waits 6000 s for an answer"
              .formatted(String.join(", ", endless)),
          null);
    }
    List<String> ordered =
        hasLevels || checks
            ? List.of()
            : groups.stream().filter(group -> group.saysAny("order")).map(Group::name).toList();
    if (!ordered.isEmpty()) {
      in.warning(
          "%s: before 1.83, order does nothing without enable_pre_call_checks"
              .formatted(String.join(", ", ordered)),
          null);
    }
    if (strategy.equals(FIRST_USAGE)) {
      in.warning(
          "usage-based-routing is simulated as its second version",
          "which counts calls before they are made");
    }
    cooldown.warnOf(groups);
    retries.warnOf(groups);
  }

  private Node pool(Group group) {
    boolean usage = strategy.startsWith(FIRST_USAGE);
    boolean shuffles = strategy.equals("simple-shuffle");
    boolean orders = !hasLevels && checks && group.saysAny("order") && !group.isSingle();
    if (orders && (!shuffles || !group.saysAll("order"))) {
      in.error(
          "order is simulated with simple-shuffle only, for all deployments of a model",
          "give each of %s one, or none".formatted(group.name()));
    }
    String weigher = shuffles ? weigher(group) : null;
    List<Node> endpoints = new ArrayList<>();
    for (Group.Deployment deployment : group.deployments()) {
      Written endpoint = endpoint(deployment, weigher, usage, orders);
      if (group.differsIn(TIMEOUT)) {
        endpoint.with(TIMEOUT, timeout(deployment.params()));
      }
      cooldown.addOwn(group, deployment.params(), endpoint);
      retries.addOwn(group, deployment.params(), endpoint);
      endpoints.add(endpoint.mapping());
    }
    Written pool =
        in.write()
            .with("endpoints", new Node.Sequence(endpoints, in.at()))
            .with("routing", orders ? "priority" : ROUTING.getOrDefault(strategy, "weighted"))
            .with("each", new Node.Sequence(each(group), in.at()));
    if (strategy.equals("latency-based-routing")) {
      pool.with("latency_buffer", buffer);
    }
    Node.@Nullable Mapping cools = cooldown.of(group);
    if (cools != null) {
      pool.with("cooldown", cools);
    }
    return pool.element("pool");
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

  private static Written endpoint(
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
    return endpoint;
  }

  /** Around each deployment: those allowed at a time, its client's retries, the time of a call. */
  private List<Node> each(Group group) {
    List<Node> each = new ArrayList<>();
    Node.@Nullable Scalar most =
        group.same(
            "max_parallel_requests",
            "here all deployments of a model have the same",
            params -> params.whole("max_parallel_requests", 1, MOST, 0));
    if (most != null) {
      each.add(
          in.write()
              .with("max_concurrent", most)
              .with("max_wait", Timeouts.FOREVER)
              .element("bulkhead"));
    }
    each.addAll(retries.ofClient(group));
    Node.@Nullable Scalar own = group.common(TIMEOUT, this::timeout);
    if (!group.differsIn(TIMEOUT)) {
      each.add(in.write().with(TIMEOUT, own == null ? timeout : own).mapping());
    }
    return each;
  }

  /** The time of a call to a deployment, or of all. */
  private Node.Scalar timeout(VendorElement params) {
    return params.has(TIMEOUT) ? params.time(TIMEOUT, Unit.SECONDS) : timeout;
  }

  /** What this version does about something, in a word. */
  static String rule(VendorElement in, String name) {
    Node.Entry rule = in.behavior("rules").find(name);
    return rule != null && rule.value() instanceof Node.Scalar word ? word.text() : "";
  }

  /** What a number says; 0 if it is none, which was recorded. */
  static int count(Node.Scalar number) {
    return number.text().matches("[0-9]{1,3}") ? Integer.parseInt(number.text()) : 0;
  }

  /** A number of retries. */
  static Node.Scalar number(VendorElement in, String key) {
    return in.whole(key, 0, MOST_RETRIES, 0);
  }
}
