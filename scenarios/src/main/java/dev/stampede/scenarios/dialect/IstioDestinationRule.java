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
import dev.stampede.scenarios.text.Position;
import dev.stampede.scenarios.text.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An Istio DestinationRule, as the cluster of Envoy's that Istio makes of it. */
final class IstioDestinationRule implements VendorKind {
  private static final String LOCAL = "consecutiveLocalOriginFailures";

  /** Envoy's, which counts where pilot says nothing. */
  private static final String USUAL_LOCAL = "5";

  private static final int MOST_ERRORS = 1_000_000;
  private static final String SERVED_BY = "deploys_to";

  /** What Istio takes for 0, which it cannot tell from nothing. */
  private static final String LEAST = "3";

  private static final String OUTLIERS = "outlierDetection";
  private static final List<String> BALANCERS =
      List.of("LEAST_REQUEST", "LEAST_CONN", "UNSPECIFIED", "ROUND_ROBIN", "RANDOM");

  private static final String POLICY = "trafficPolicy";
  private static final String SUBSET = "subset";
  private static final String PORT = "port";
  private static final String PORTS = "portLevelSettings";

  /**
   * A resource, or its {@code spec}, with the policy of a subset or a port in place of what it says
   * in general, if one is chosen.
   */
  @Override
  public ValueReader part(ValueReader given) {
    ValueReader spec = IstioResource.spec(given, "DestinationRule");
    if (!(spec.node() instanceof Node.Mapping own)) {
      return spec;
    }
    Pasted rule = new Pasted(spec);
    Map<String, Node.Mapping> subsets = Pasted.named("name", rule.mappings(List.of("subsets")));
    subsets.values().removeIf(subset -> Pasted.find(subset, POLICY) == null);
    Map<String, Node.Mapping> ports = new LinkedHashMap<>();
    for (Node.Mapping port : rule.mappings(List.of(POLICY + "." + PORTS))) {
      Node number = Pasted.find(port, PORT);
      ports.put(number == null ? "" : String.valueOf(Pasted.text(number, "number")), port);
    }
    Node.Mapping policy =
        rule.find(POLICY) instanceof Node.Mapping all ? all : Node.Mapping.empty(own.at());
    if (chosen(SUBSET, "subsets", subsets, rule, spec) instanceof Node.Mapping subset) {
      policy = over(policy, Pasted.find(subset, POLICY));
    }
    if (chosen(PORT, "ports", ports, rule, spec) instanceof Node.Mapping port) {
      List<Node.Entry> alone =
          port.entries().stream().filter(entry -> !entry.key().text().equals(PORT)).toList();
      policy = new Node.Mapping(alone, port.whole(), port.at());
    }
    Node.Mapping said = own;
    if (!policy.entries().isEmpty()) {
      said = own.with(new Node.Entry(new Node.Scalar(POLICY, true, policy.at()), policy));
    }
    return new Pasted(spec.instead(said)).part(Node.Mapping.empty(own.at()), Set.of(SUBSET, PORT));
  }

  private static @Nullable Node chosen(
      String key, String noun, Map<String, Node.Mapping> all, Pasted rule, ValueReader spec) {
    if (rule.find(key) != null) {
      return rule.one(key, noun, all, List.of());
    }
    if (!all.isEmpty()) {
      spec.warning(
          "%s have a policy of their own, which is not looked at".formatted(noun),
          Suggestion.listed("choose one by '%s:', of".formatted(key), all.keySet()));
    }
    return null;
  }

  /** What a subset says takes the place of what the rule says under the same key. */
  private static Node.Mapping over(Node.Mapping policy, @Nullable Node ofSubset) {
    Node.Mapping both = policy;
    if (ofSubset instanceof Node.Mapping subset) {
      for (Node.Entry entry : subset.entries()) {
        both = both.with(entry);
      }
    }
    return both;
  }

  @Override
  public boolean takesSeveralDocuments() {
    return true;
  }

  @Override
  public Translation translate(VendorElement in) {
    return VendorKinds.kind("envoy.cluster").translate(cluster(in));
  }

  /** Reads a rule as a cluster of Envoy's. */
  static VendorElement cluster(VendorElement in) {
    VendorElement traffic = in.inside("trafficPolicy");
    VendorElement pool = traffic.inside("connectionPool");
    VendorElement tcp = pool.inside("tcp");
    VendorElement http = pool.inside("http");
    Written thresholds =
        pool.write()
            .with("max_connections", count(tcp, "maxConnections", 1))
            .with("max_pending_requests", count(http, "http1MaxPendingRequests", 0))
            .with("max_requests", count(http, "http2MaxRequests", 1))
            .with("max_retries", count(http, "maxRetries", 0));
    VendorElement budget = traffic.inside("retryBudget");
    Node.Scalar share = budget.percent("percent");
    Node.Scalar least = budget.whole("minRetryConcurrency", 0, Integer.MAX_VALUE, 0);
    if (traffic.isGiven("retryBudget")) {
      Written said = budget.write().with("budget_percent", share);
      said.with("min_retry_concurrency", least.text().equals("0") ? LEAST : least.text());
      thresholds.with("retry_budget", said.mapping());
    }
    Written cluster =
        in.write()
            .with("connect_timeout", tcp.time("connectTimeout", Unit.SECONDS))
            .with("lb_policy", balancer(traffic.inside("loadBalancer")))
            .with("circuit_breakers", listed(pool, "thresholds", List.of(thresholds.mapping())));
    if (http.word("h2UpgradePolicy", List.of("DEFAULT", "DO_NOT_UPGRADE", "UPGRADE"))
        .equals("UPGRADE")) {
      cluster.with("http2_protocol_options", http.write().mapping());
    }
    outliers(traffic, cluster, in.isGiven(SERVED_BY));
    if (in.isGiven(SERVED_BY)) {
      cluster.with("load_assignment", endpoints(in));
    }
    return in.as(cluster.mapping(), "envoy.cluster");
  }

  /** Returns a limit as it is said, which is checked. */
  static Node count(VendorElement in, String key, int least) {
    in.limit(key, least); // so that a mistake is reported under Istio's name
    return in.node(key);
  }

  private static String balancer(VendorElement in) {
    if (in.text("simple").equalsIgnoreCase("PASSTHROUGH")) {
      in.error("PASSTHROUGH is not simulated: requests carry no address of their own", null);
      return "LEAST_REQUEST";
    }
    String said = in.word("simple", BALANCERS);
    return said.equals("ROUND_ROBIN") || said.equals("RANDOM") ? said : "LEAST_REQUEST";
  }

  /** Istio turns rates of success off, and panic unless it is told a percentage. */
  private static void outliers(VendorElement traffic, Written cluster, boolean isServed) {
    VendorElement in = traffic.inside(OUTLIERS);
    int errors = in.number("consecutive5xxErrors", 0, MOST_ERRORS);
    int gateway = in.number("consecutiveGatewayErrors", 0, MOST_ERRORS);
    Written outliers =
        in.write()
            .with("enforcing_success_rate", "0")
            .with("interval", in.time("interval", Unit.SECONDS))
            .with("base_ejection_time", in.time("baseEjectionTime", Unit.SECONDS))
            .with("max_ejection_percent", in.percent("maxEjectionPercent"));
    consecutive("consecutive_5xx", errors, outliers);
    consecutive("consecutive_gateway_failure", gateway, outliers);
    int local = in.number(LOCAL, 0, MOST_ERRORS);
    splitErrors(in, local == 0 ? USUAL_LOCAL : Integer.toString(local), outliers);
    outliers.with("enforcing_local_origin_success_rate", "0");
    Node.Mapping panic =
        in.write().with("healthy_panic_threshold", in.percent("minHealthPercent")).mapping();
    cluster.with("common_lb_config", panic);
    if (traffic.isGiven(OUTLIERS) && !isServed) {
      in.warning("nobody is ejected", "without deploys_to it is a host of one endpoint");
    } else if (traffic.isGiven(OUTLIERS)) {
      cluster.with("outlier_detection", outliers.mapping());
    }
  }

  /** Counts errors of local origin apart, if that is said. */
  static void splitErrors(VendorElement in, String local, Written outliers) {
    boolean isSplit = in.flag("splitExternalLocalOriginErrors");
    outliers.with("split_external_local_origin_errors", Boolean.toString(isSplit));
    if (isSplit) {
      outliers.with("consecutive_local_origin_failure", local);
    }
  }

  /** Errors in a row; 0 turns it off. */
  private static void consecutive(String key, int errors, Written outliers) {
    outliers.with("enforcing_" + key, errors == 0 ? "0" : "100");
    if (errors > 0) {
      outliers.with(key, Integer.toString(errors));
    }
  }

  private static Node endpoints(VendorElement in) {
    Deployments deployments = new Deployments(in);
    Node host = in.aside("host");
    List<Node> names = deployments.all(List.of(host instanceof Node.Scalar is ? is.text() : ""));
    deployments.finish();
    List<Node> endpoints =
        names.stream().map(name -> (Node) in.write().with("target", name).mapping()).toList();
    return listed(in, "endpoints", List.of(listed(in, "lb_endpoints", endpoints)));
  }

  private static Node listed(VendorElement in, String key, List<Node> items) {
    Position at = in.at();
    return in.write().with(key, new Node.Sequence(items, at)).mapping();
  }
}
