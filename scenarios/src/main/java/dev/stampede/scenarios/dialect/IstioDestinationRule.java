package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.VendorElement.Unit;
import dev.stampede.scenarios.text.Node;
import dev.stampede.scenarios.text.Position;
import java.util.List;

/** An Istio DestinationRule, as the cluster of Envoy's that Istio makes of it. */
final class IstioDestinationRule implements VendorKind {
  private static final int MOST_ERRORS = 1_000_000;
  private static final String SERVED_BY = "deploys_to";
  private static final String OUTLIERS = "outlierDetection";
  private static final List<String> BALANCERS =
      List.of("LEAST_REQUEST", "LEAST_CONN", "UNSPECIFIED", "ROUND_ROBIN", "RANDOM");

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
    Written cluster =
        in.write()
            .with("connect_timeout", tcp.time("connectTimeout", Unit.SECONDS))
            .with("lb_policy", balancer(traffic.inside("loadBalancer")))
            .with("circuit_breakers", listed(pool, "thresholds", List.of(thresholds.mapping())));
    if (http.word("h2UpgradePolicy", List.of("DEFAULT", "DO_NOT_UPGRADE", "UPGRADE"))
        .equals("UPGRADE")) {
      cluster.with("http2_protocol_options", http.write().mapping());
    }
    outliers(traffic, cluster);
    if (in.isGiven(SERVED_BY)) {
      cluster.with("load_assignment", endpoints(in));
    }
    return in.as(cluster.mapping(), "envoy.cluster");
  }

  private static Node count(VendorElement in, String key, int least) {
    in.limit(key, least); // so that a mistake is reported under Istio's name
    return in.node(key);
  }

  private static String balancer(VendorElement in) {
    String said = in.word("simple", BALANCERS);
    return said.equals("ROUND_ROBIN") || said.equals("RANDOM") ? said : "LEAST_REQUEST";
  }

  /** Istio turns rates of success off, and panic unless it is told a percentage. */
  private static void outliers(VendorElement traffic, Written cluster) {
    VendorElement in = traffic.inside(OUTLIERS);
    int errors = in.number("consecutive5xxErrors", 0, MOST_ERRORS);
    int gateway = in.number("consecutiveGatewayErrors", 0, MOST_ERRORS);
    Written outliers =
        in.write()
            .with("enforcing_success_rate", "0")
            .with("interval", in.time("interval", Unit.SECONDS))
            .with("base_ejection_time", in.time("baseEjectionTime", Unit.SECONDS))
            .with("max_ejection_percent", in.percent("maxEjectionPercent"))
            .with("split_external_local_origin_errors", in.node("splitExternalLocalOriginErrors"));
    consecutive("consecutive_5xx", errors, outliers);
    consecutive("consecutive_gateway_failure", gateway, outliers);
    Node.Mapping panic =
        in.write().with("healthy_panic_threshold", in.percent("minHealthPercent")).mapping();
    cluster.with("common_lb_config", panic);
    if (traffic.isGiven(OUTLIERS)) {
      cluster.with("outlier_detection", outliers.mapping());
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
    Node said = in.node(SERVED_BY);
    List<Node> names = said instanceof Node.Sequence list ? list.items() : List.of(said);
    List<Node> endpoints =
        names.stream().map(name -> (Node) in.write().with("target", name).mapping()).toList();
    return listed(in, "endpoints", List.of(listed(in, "lb_endpoints", endpoints)));
  }

  private static Node listed(VendorElement in, String key, List<Node> items) {
    Position at = in.at();
    return in.write().with(key, new Node.Sequence(items, at)).mapping();
  }
}
