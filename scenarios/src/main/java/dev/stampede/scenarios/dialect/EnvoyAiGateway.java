package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Deployments;
import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule of an AIGatewayRoute of Envoy AI Gateway with the BackendTrafficPolicy of Envoy Gateway
 * that is attached to it, as the route and the cluster of Envoy's that are made of them.
 */
final class EnvoyAiGateway implements VendorKind {
  private static final int MOST = 100;
  private static final int MOST_ERRORS = 1_000_000;
  private static final int MOST_WEIGHT = 1_000_000;
  private static final int MOST_LEVELS = 9;
  private static final String ROUTE = "AIGatewayRoute";
  private static final String TRAFFIC = "BackendTrafficPolicy";
  private static final String POLICY = "backendTrafficPolicy";
  private static final String RULES = "rules";
  private static final String RULE = "rule";
  private static final String NAME = "name";
  private static final String ON = "retryOn";
  private static final String CODES = "httpStatusCodes";

  @Override
  public boolean takesSeveralDocuments() {
    return true;
  }

  /** A rule of a route, with the policy that stands beside the route in the same file. */
  @Override
  public ValueReader part(ValueReader given) {
    Pasted document = new Pasted(given);
    List<Node.Mapping> policies =
        document.mappings(List.of("items")).stream()
            .filter(resource -> TRAFFIC.equals(Pasted.text(resource, "kind")))
            .toList();
    ValueReader spec = IstioResource.spec(given, ROUTE);
    Pasted route = new Pasted(spec);
    List<Node.Mapping> rules = route.mappings(List.of(RULES));
    ValueReader rule =
        rules.isEmpty()
            ? spec
            : route.part(
                route.one(RULE, "rules that differ", byModel(rules), List.of("backendRefs")),
                Set.of(RULE),
                "envoy_ai_gateway_route");
    if (policies.isEmpty() || !(rule.node() instanceof Node.Mapping own)) {
      return rule;
    }
    Node.Mapping policy =
        document.one(
            "policy", "policies that differ", IstioResource.named(policies), List.of("spec"));
    Node traffic = Pasted.find(policy, "spec");
    ValueReader said = new Pasted(rule).part(Node.Mapping.empty(own.at()), Set.of("policy"));
    if (!(traffic instanceof Node.Mapping all) || !(said.node() instanceof Node.Mapping both)) {
      return said;
    }
    Node beside = Pasted.find(both, POLICY);
    Node.Mapping merged = beside instanceof Node.Mapping over ? all.under(over) : all;
    return said.instead(
        both.with(new Node.Entry(new Node.Scalar(POLICY, true, traffic.at()), merged)));
  }

  /** Rules by the model that they match, or by their number. */
  private static Map<String, Node.Mapping> byModel(List<Node.Mapping> rules) {
    Map<String, Node.Mapping> named = new LinkedHashMap<>();
    for (Node.Mapping rule : rules) {
      List<Node> models = Pasted.all(rule, "matches.headers.value");
      String name =
          models.size() == 1 && models.get(0) instanceof Node.Scalar model
              ? model.text()
              : Integer.toString(named.size() + 1);
      named.putIfAbsent(name, rule);
    }
    return named;
  }

  @Override
  public Translation translate(VendorElement in) {
    VendorElement policy = in.inside(POLICY);
    List<Node> chain = new ArrayList<>(IstioVirtualService.fault(policy.inside("faultInjection")));
    VendorElement cluster = in.as(cluster(in, policy), "envoy.cluster");
    VendorElement route = in.as(route(in, policy), "envoy.route");
    chain.addAll(EnvoyRoute.translate(route, EnvoyCluster.budget(cluster)).chain());
    Translation served = VendorKinds.kind("envoy.cluster").translate(cluster);
    chain.addAll(served.chain());
    return new Translation(chain, served.rungs());
  }

  private static Node.Mapping route(VendorElement in, VendorElement policy) {
    Written route = in.write().with("timeout", in.inside("timeouts").time("request", Unit.SECONDS));
    VendorElement http = policy.inside("timeout").inside("http");
    if (http.has("maxStreamDuration")) {
      Node.Scalar most = http.time("maxStreamDuration", Unit.SECONDS);
      route.with("max_stream_duration", http.write().with("max_stream_duration", most).mapping());
    }
    Node.Mapping retry = retry(policy.inside("retry"));
    if (policy.isGiven("retry")) {
      route.with("retry_policy", retry);
    }
    return route.mapping();
  }

  private static Node.Mapping retry(VendorElement in) {
    VendorElement on = in.inside(ON);
    List<String> triggers = new ArrayList<>();
    for (Node trigger : on.list("triggers")) {
      triggers.add(trigger instanceof Node.Scalar word ? word.text() : trigger.noun());
    }
    Node.Sequence codes = on.statuses(CODES, List.of());
    boolean isDefault = !in.isGiven(ON) || on.isGiven(CODES);
    Written policy =
        in.write()
            .with("num_retries", in.whole("numRetries", 0, MOST, 0))
            .with(
                "retry_on",
                new Node.Scalar(String.join(",", triggers), true, on.node("triggers").at()))
            .with(
                "retriable_status_codes",
                isDefault ? codes : new Node.Sequence(List.of(), codes.at()));
    VendorElement each = in.inside("perRetry");
    if (each.has("timeout")) {
      policy.with("per_try_timeout", each.time("timeout", Unit.SECONDS));
    }
    VendorElement backOff = each.inside("backOff");
    Written waits =
        backOff.write().with("base_interval", backOff.time("baseInterval", Unit.SECONDS));
    if (backOff.has("maxInterval")) {
      waits.with("max_interval", backOff.time("maxInterval", Unit.SECONDS));
    }
    return policy.with("retry_back_off", waits.mapping()).mapping();
  }

  private static Node.Mapping cluster(VendorElement in, VendorElement policy) {
    VendorElement limits = policy.inside("circuitBreaker");
    Written thresholds =
        limits
            .write()
            .with("max_connections", IstioDestinationRule.count(limits, "maxConnections", 1))
            .with(
                "max_pending_requests", IstioDestinationRule.count(limits, "maxPendingRequests", 0))
            .with("max_requests", IstioDestinationRule.count(limits, "maxParallelRequests", 1))
            .with("max_retries", IstioDestinationRule.count(limits, "maxParallelRetries", 0));
    VendorElement health = policy.inside("healthCheck");
    VendorElement balancer = policy.inside("loadBalancer");
    if (balancer
        .word("type", List.of("LeastRequest", "RoundRobin", "Random", "ConsistentHash"))
        .equals("ConsistentHash")) {
      balancer.error("ConsistentHash is not simulated: requests carry nothing to hash", null);
    }
    VendorElement retry = policy.inside("retry");
    Node.Scalar attempts = retry.whole("numAttemptsPerPriority", 0, MOST, 0);
    Written cluster =
        in.write()
            .with(
                "connect_timeout",
                policy.inside("timeout").inside("tcp").time("connectTimeout", Unit.SECONDS))
            .with("lb_policy", "RANDOM")
            .with("attempts_per_priority", policy.isGiven("retry") ? attempts.text() : "0")
            .with(
                "circuit_breakers",
                limits
                    .write()
                    .with("thresholds", new Node.Sequence(List.of(thresholds.mapping()), in.at()))
                    .mapping())
            .with(
                "common_lb_config",
                health
                    .write()
                    .with("healthy_panic_threshold", health.percent("panicThreshold"))
                    .mapping())
            .with("load_assignment", backends(in));
    Node.Mapping outliers = outliers(health.inside("passive"));
    if (health.isGiven("passive")) {
      cluster.with("outlier_detection", outliers);
    }
    return cluster.mapping();
  }

  /** Envoy Gateway sets what is counted, and not what is enforced, which is as Envoy has it. */
  private static Node.Mapping outliers(VendorElement in) {
    int errors = in.number("consecutive5XxErrors", 0, MOST_ERRORS);
    if (in.number("consecutiveGatewayErrors", 0, MOST_ERRORS) > 0) {
      in.warning(
          "consecutiveGatewayErrors ejects nobody",
          "Envoy Gateway leaves enforcing_consecutive_gateway_failure at Envoy's 0");
    }
    int local = in.number("consecutiveLocalOriginFailures", 0, MOST_ERRORS);
    Written outliers =
        in.write()
            .with("interval", in.time("interval", Unit.SECONDS))
            .with("base_ejection_time", in.time("baseEjectionTime", Unit.SECONDS))
            .with("max_ejection_percent", in.percent("maxEjectionPercent"));
    IstioDestinationRule.splitErrors(in, Integer.toString(Math.max(1, local)), outliers);
    if (local == 0) {
      outliers.with("enforcing_consecutive_local_origin_failure", "0");
    }
    return errors == 0
        ? outliers.with("enforcing_consecutive_5xx", "0").mapping()
        : outliers.with("consecutive_5xx", Integer.toString(errors)).mapping();
  }

  /** Each backend is a locality of its own, drawn by its weight within its priority. */
  private static Node.Mapping backends(VendorElement in) {
    Deployments deployments = new Deployments(in);
    List<Node> localities = new ArrayList<>();
    for (VendorElement backend : in.items("backendRefs", in.behavior("backend"))) {
      Node.Scalar priority = backend.whole("priority", 0, MOST_LEVELS, 0);
      int weight = backend.number("weight", 0, MOST_WEIGHT);
      List<String> names = List.of(backend.text(NAME));
      Node target = deployments.of(names);
      if (target == null) {
        deployments.isUnserved(names);
      } else if (weight > 0) {
        Node.Mapping endpoint =
            backend
                .write()
                .with("target", target)
                .with("load_balancing_weight", Integer.toString(weight))
                .mapping();
        localities.add(
            backend
                .write()
                .with("priority", priority)
                .with("lb_endpoints", new Node.Sequence(List.of(endpoint), backend.at()))
                .mapping());
      }
    }
    deployments.finish();
    if (localities.isEmpty()) {
      in.error("nobody is called: no backendRef has a weight above 0", null);
    }
    return in.write().with("endpoints", new Node.Sequence(localities, in.at())).mapping();
  }
}
