package dev.stampede.scenarios.dialect;

import dev.stampede.models.routing.PoolSpec;
import dev.stampede.scenarios.dialect.element.Deployments;
import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of Envoy's: how many calls it takes, and, where its endpoints are said, a pool of them.
 */
final class EnvoyCluster implements VendorKind {
  private static final int MOST_LEVELS = 9;
  private static final int MOST_WEIGHT = 1_000_000;
  private static final String ENDPOINTS = "load_assignment";
  private static final String OUTLIERS = "outlier_detection";
  private static final List<String> BALANCERS = List.of("ROUND_ROBIN", "LEAST_REQUEST", "RANDOM");

  private static final List<String> CLUSTERS =
      List.of("static_resources.clusters", "clusters", "resources");
  private static final String OPTIONS = "typed_extension_protocol_options";
  private static final String HTTP2 = "http2_protocol_options";
  private static final String SERVED_BY = Deployments.KEY;
  private static final String WEIGHT = "load_balancing_weight";
  private static final String PER_PRIORITY = "attempts_per_priority";

  private static final Set<String> OTHER_BALANCERS =
      Set.of("RING_HASH", "MAGLEV", "CLUSTER_PROVIDED", "LOAD_BALANCING_POLICY_CONFIG");

  /**
   * A cluster of a bootstrap or of a file of clusters; options of HTTP lose the name of their type.
   */
  @Override
  public ValueReader part(ValueReader given) {
    Pasted document = new Pasted(given);
    List<Node.Mapping> clusters = document.mappings(CLUSTERS);
    ValueReader cluster =
        clusters.isEmpty()
            ? given
            : document.part(
                document.one("cluster", "clusters", Pasted.named("name", clusters), List.of()),
                Set.of("cluster"),
                "envoy_bootstrap");
    Node options = new Pasted(cluster).find(OPTIONS);
    if (!(cluster.node() instanceof Node.Mapping own)
        || !(options instanceof Node.Mapping types)
        || types.entries().size() != 1) {
      return cluster;
    }
    Node.Entry only = types.entries().get(0);
    return cluster.instead(
        own.with(new Node.Entry(new Node.Scalar(OPTIONS, true, only.key().at()), only.value())));
  }

  @Override
  public Translation translate(VendorElement in) {
    List<Node> policies = new ArrayList<>(limits(in));
    policies.add(connecting(in));
    budget(in); // only for its mistakes: the route outside asks for it
    List<Endpoint> all = endpoints(in);
    List<Node> endpoints = new ArrayList<>();
    boolean evenly = all.stream().map(Endpoint::weight).distinct().count() < 2;
    if (in.isGiven(SERVED_BY)) {
      endpoints.addAll(served(in, all));
    } else {
      endpoints.addAll(targets(all));
    }
    String balancer = balancer(in);
    Written pool =
        in.write()
            .with("endpoints", new Node.Sequence(endpoints, in.at()))
            .with("routing", routing(balancer))
            .with("overprovisioning", factor(in.inside(ENDPOINTS).inside("policy")))
            .with(
                "panic_threshold", in.inside("common_lb_config").percent("healthy_panic_threshold"))
            .with(PER_PRIORITY, in.whole(PER_PRIORITY, 0, PoolSpec.MOST_ATTEMPTS_PER_PRIORITY, 0))
            .with(OUTLIERS, EnvoyOutliers.of(in.inside(OUTLIERS)));
    if (!in.isGiven(OUTLIERS)) {
      pool.without(OUTLIERS);
    }
    if (in.isGiven(SERVED_BY) || !endpoints.isEmpty()) {
      if (!evenly && !balancer.equals("RANDOM")) {
        in.warning("weights of endpoints are not looked at", "RANDOM does");
      }
      return new Translation(policies, List.of(pool.element("pool")));
    }
    if (in.isGiven(ENDPOINTS)) {
      in.warning(
          "its endpoints name no provider, so the ladder says who serves",
          "or deploys_to: [north, south], or target: north at each endpoint");
    }
    if (in.isGiven(OUTLIERS)) {
      in.warning("nobody is ejected", "without targets or deploys_to it is a cluster of one");
    }
    return Translation.of(policies);
  }

  /** An endpoint of a level of priority. */
  private record Endpoint(VendorElement said, Node.Scalar priority, int weight) {

    Node by(Node provider) {
      return said.write()
          .with("weight", said.whole(WEIGHT, 1, MOST_WEIGHT, 0))
          .with("priority", priority)
          .with("name", provider)
          .mapping();
    }

    /** Its address with its port, and without it. */
    List<String> names() {
      Node at = said.aside("endpoint");
      List<String> names = new ArrayList<>();
      for (Node address : at == null ? List.<Node>of() : Pasted.all(at, "address.socket_address")) {
        String host = Pasted.text(address, "address");
        String port = Pasted.text(address, "port_value");
        if (host != null && port != null) {
          names.add(host + ":" + port);
        }
        if (host != null) {
          names.add(host);
        }
      }
      return names;
    }
  }

  /** The endpoints of all levels of priority. */
  private static List<Endpoint> endpoints(VendorElement in) {
    List<Endpoint> all = new ArrayList<>();
    for (VendorElement level : in.inside(ENDPOINTS).items("endpoints", in.behavior("locality"))) {
      Node.Scalar priority = level.whole("priority", 0, MOST_LEVELS, 0);
      for (VendorElement one : level.items("lb_endpoints", in.behavior("endpoint"))) {
        all.add(new Endpoint(one, priority, one.number(WEIGHT, 1, MOST_WEIGHT)));
      }
    }
    return all;
  }

  /** The endpoints that name who serves; none if no one does, so that the ladder says it. */
  private static List<Node> targets(List<Endpoint> all) {
    List<Node> targets = new ArrayList<>();
    for (Endpoint one : all) {
      if (one.said().has("target")) {
        targets.add(one.by(one.said().node("target")));
      }
    }
    if (!targets.isEmpty()) {
      all.stream()
          .map(Endpoint::said)
          .filter(one -> !one.has("target"))
          .forEach(one -> one.error("nobody is called", "add a provider's name: 'target: north'"));
    }
    return targets;
  }

  /**
   * The providers behind a cluster: of each endpoint by its address, or that of the cluster; where
   * no names are told apart, or it has no endpoints, those of the cluster in place of them.
   */
  private static List<Node> served(VendorElement in, List<Endpoint> all) {
    Deployments deployments = new Deployments(in);
    Node name = in.aside("name");
    String cluster = name instanceof Node.Scalar text ? text.text() : "";
    List<Node> served = new ArrayList<>();
    if (all.isEmpty() || !deployments.byName()) {
      for (Node provider : deployments.all(List.of(cluster))) {
        served.add(in.write().with("name", provider).mapping());
      }
    } else {
      for (Endpoint one : all) {
        List<String> names = new ArrayList<>(one.names());
        names.add(cluster);
        Node provider =
            one.said().has("target") ? one.said().node("target") : deployments.of(names);
        if (provider == null) {
          deployments.isUnserved(names);
        } else {
          served.add(one.by(provider));
        }
      }
    }
    deployments.finish();
    return served;
  }

  private static Node connecting(VendorElement in) {
    Node.Scalar most = in.time("connect_timeout", Unit.SECONDS);
    return in.write().with("connect", most).element("timeout");
  }

  private static String balancer(VendorElement in) {
    String said = in.text("lb_policy").toUpperCase(Locale.ROOT);
    if (OTHER_BALANCERS.contains(said)) {
      in.error(
          "lb_policy %s is not simulated: requests carry nothing to choose by".formatted(said),
          "RANDOM, if many different requests are meant");
      return BALANCERS.get(0);
    }
    return in.word("lb_policy", BALANCERS);
  }

  private static String routing(String balancer) {
    return switch (balancer) {
      case "LEAST_REQUEST" -> "two_choices";
      case "RANDOM" -> "weighted";
      default -> "round_robin";
    };
  }

  /** Per cent of the healthy endpoints. */
  private static Node.Scalar factor(VendorElement policy) {
    BigDecimal percent = BigDecimal.valueOf(policy.number("overprovisioning_factor", 100, 1000000));
    Node.Scalar said = policy.whole("overprovisioning_factor", 100, 1000000, 0);
    return new Node.Scalar(percent.movePointLeft(2).toPlainString() + "x", true, said.at());
  }

  /**
   * Over HTTP/1.1 a call has a connection to itself, and waits for one; over HTTP/2 they share.
   * What is one call too many is refused.
   */
  private static List<Node> limits(VendorElement in) {
    VendorElement thresholds = thresholds(in);
    long requests = thresholds.limit("max_requests", 1);
    long connections = thresholds.limit("max_connections", 1);
    long pending = thresholds.limit("max_pending_requests", 0);
    if (shares(in)) {
      connections = Long.MAX_VALUE;
    }
    if (requests < connections || pending == 0) {
      long limit = Math.min(requests, connections);
      return isUnbounded(limit)
          ? List.of()
          : List.of(thresholds.write().with("concurrency_limit", Long.toString(limit)).mapping());
    }
    if (isUnbounded(connections)) {
      return List.of();
    }
    Written bulkhead =
        thresholds
            .write()
            .with("max_concurrent", Long.toString(connections))
            .with("max_queue", isUnbounded(pending) ? "unlimited" : Long.toString(pending))
            .with("max_wait", Timeouts.FOREVER);
    return List.of(bulkhead.element("bulkhead"));
  }

  /** True if calls share connections, by the old spelling or by that of v3. */
  private static boolean shares(VendorElement in) {
    in.inside(HTTP2);
    VendorElement options = in.inside(OPTIONS);
    VendorElement explicit = options.inside("explicit_http_config");
    explicit.inside(HTTP2);
    explicit.inside("http3_protocol_options");
    VendorElement downstream = options.inside("use_downstream_protocol_config");
    downstream.inside(HTTP2);
    options.inside("auto_config");
    boolean asked = downstream.isGiven(HTTP2) || options.isGiven("auto_config");
    if (asked) {
      options.warning("calls share connections", "it is taken that both sides speak HTTP/2");
    }
    return asked
        || in.isGiven(HTTP2)
        || explicit.isGiven(HTTP2)
        || explicit.isGiven("http3_protocol_options");
  }

  /** The budget of the retries of a route to a cluster; null if they are not bounded. */
  static Node.@Nullable Mapping budget(VendorElement cluster) {
    VendorElement thresholds = thresholds(cluster);
    VendorElement share = thresholds.inside("retry_budget");
    long concurrent = thresholds.limit("max_retries", 0);
    Node.Scalar percent = share.percent("budget_percent");
    Node.Scalar least = share.whole("min_retry_concurrency", 0, Integer.MAX_VALUE, 0);
    Written envoy = thresholds.write();
    if (thresholds.isGiven("retry_budget")) {
      envoy.with("budget_percent", percent).with("min_retry_concurrency", least);
    } else if (isUnbounded(concurrent)) {
      return null;
    } else {
      envoy.with("budget_percent", "0%").with("min_retry_concurrency", Long.toString(concurrent));
    }
    return thresholds.write().with("envoy", envoy.mapping()).mapping();
  }

  /** Those of routes of the usual priority; the defaults if there are none. */
  private static VendorElement thresholds(VendorElement in) {
    VendorElement breakers = in.inside("circuit_breakers");
    VendorElement usual = null;
    for (VendorElement each : breakers.items("thresholds", in.behavior("thresholds"))) {
      if (each.word("priority", List.of("DEFAULT", "HIGH")).equals("DEFAULT") && usual == null) {
        usual = each;
      }
    }
    return usual == null ? breakers.usual(in.behavior("thresholds")) : usual;
  }

  private static boolean isUnbounded(long limit) {
    return limit > Integer.MAX_VALUE;
  }
}
