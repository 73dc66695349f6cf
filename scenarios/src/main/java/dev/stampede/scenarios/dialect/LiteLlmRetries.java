package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.LiteLlmModels.Group;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The retries of LiteLLM's router around the deployments of a model: a retry policy's number for
 * the first error comes before a deployment's own, which comes before the router's.
 */
final class LiteLlmRetries {
  private static final long LONGEST_WAIT_NANOS = 8_000_000_000L;

  private static final String OWN = "num_retries";

  private final VendorElement in;
  private final Node.Scalar usual;
  private final Node.Scalar least;
  private final List<Node> policy;
  private final Map<String, VendorElement> policies;
  private final String rule;
  private final List<String> unread = new ArrayList<>();

  LiteLlmRetries(VendorElement in, VendorElement settings) {
    this.in = in;
    this.usual = LiteLlmRungs.number(settings, OWN);
    Node.Scalar said = settings.time("retry_after", Unit.SECONDS);
    boolean longest = settings.nanos("retry_after", Unit.SECONDS) > LONGEST_WAIT_NANOS;
    this.least = longest ? new Node.Scalar("8s", true, said.at()) : said;
    this.rule = LiteLlmRungs.rule(in, "own_retries");
    this.policy = bounds(settings.inside("retry_policy"));
    this.policies = settings.named("model_group_retry_policy", in.behavior("policy"));
  }

  /** Numbers of retries by the first error; errors that this version does not look for are kept. */
  private List<Node> bounds(VendorElement policy) {
    List<Node> bounds = new ArrayList<>();
    for (Node.Entry error : in.behavior("errors").entries()) {
      String key = error.key().text();
      if (policy.has(key)) {
        bounds.add(
            policy
                .write()
                .with("on", error.value())
                .with("max_retries", LiteLlmRungs.number(policy, key))
                .mapping());
      }
    }
    for (String key : policy.given()) {
      if (in.behavior("policy").find(key) != null && in.behavior("errors").find(key) == null) {
        unread.add(key);
      }
    }
    return bounds;
  }

  /**
   * Returns a pool with the retries of a model around.
   *
   * @param tried the deployments of the model that are in the pool
   */
  Node around(Group group, Group tried, Node pool) {
    VendorElement other = policies.get(group.name());
    List<Node> bounds = other == null ? policy : bounds(other);
    Node.Scalar number = number(tried);
    if (number.text().equals("0") && bounds.isEmpty()) {
      return pool;
    }
    Written retry =
        in.write()
            .with("max_retries", number)
            .with(group.isSingle() ? alone() : in.behavior("retry_elsewhere"));
    if (!bounds.isEmpty()) {
      retry.with("by_first_failure", new Node.Sequence(bounds, in.at()));
    }
    return in.write()
        .with("chain", new Node.Sequence(List.of(retry.element("retry")), in.at()))
        .with("ladder", new Node.Sequence(List.of(pool), in.at()))
        .element("gateway");
  }

  private Node.Mapping alone() {
    Node.Mapping waits = in.write().with("min", least).mapping();
    return in.behavior("retry_alone").under(in.write().with("backoff", waits).mapping());
  }

  /** The deployments' own number, or the router's; of several the greatest. */
  private Node.Scalar number(Group tried) {
    Node.@Nullable Scalar own = rule.equals("ignored") ? null : tried.common(OWN, this::own);
    if (own != null || !differ(tried)) {
      return own == null ? usual : own;
    }
    return tried.deployments().stream()
        .map(deployment -> own(deployment.params()))
        .max(Comparator.comparingInt(each -> LiteLlmRungs.count(each)))
        .orElse(usual);
  }

  /** A deployment's own number, else the router's. */
  private Node.Scalar own(VendorElement params) {
    return params.has(OWN) ? LiteLlmRungs.number(params, OWN) : usual;
  }

  private boolean differ(Group group) {
    return rule.equals("counted") && group.differsIn(OWN);
  }

  /** Adds to an endpoint the number of its deployment, where others of its group have another. */
  void addOwn(Group group, VendorElement params, Written endpoint) {
    if (differ(group)) {
      endpoint.with("max_retries", own(params));
    }
  }

  /** What a provider's client retries inside, where it was given the deployment's number, too. */
  List<Node> ofClient(Group group) {
    if (!rule.equals("multiplied")) {
      return List.of();
    }
    Node.@Nullable Scalar own =
        group.same(
            OWN,
            "before 1.95 their clients retry as well, which all of a model do alike here",
            this::own);
    if (own == null || own.text().equals("0")) {
      return List.of();
    }
    return List.of(
        in.write().with("max_retries", own).with(in.behavior("retry_of_client")).element("retry"));
  }

  /** Warns of numbers that nobody reads. */
  void warnOf(Collection<Group> groups) {
    if (!unread.isEmpty()) {
      in.warning(
          "%s: this version of LiteLLM never reads it"
              .formatted(String.join(", ", unread.stream().distinct().toList())),
          "num_retries counts for these errors");
    }
    if (rule.equals("ignored") && groups.stream().anyMatch(group -> group.saysAny(OWN))) {
      in.warning("before 1.81, num_retries of a deployment does nothing", null);
    }
  }
}
