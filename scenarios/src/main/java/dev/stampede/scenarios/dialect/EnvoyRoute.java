package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.Durations;
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
 * A route of Envoy's: a timeout around all attempts, retries on the budget of the cluster that
 * follows, and timeouts of one attempt.
 */
final class EnvoyRoute implements VendorKind {
  private static final int MOST_RETRIES = 100;
  private static final int MOST_HEDGES = 4;
  private static final int BASES = 10;
  private static final String POLICY = "retry_policy";
  private static final String BY_CODE = "retriable-status-codes";

  private static final String MANAGERS =
      "static_resources.listeners.filter_chains.filters.typed_config.";
  private static final List<String> HOSTS =
      List.of(
          MANAGERS + "route_config.virtual_hosts",
          "route_config.virtual_hosts",
          "resources.virtual_hosts",
          "virtual_hosts");
  private static final List<String> OF_A_HOST = List.of(POLICY, "hedge_policy");
  private static final List<String> SAID =
      List.of("timeout", POLICY, "hedge_policy", "max_stream_duration", "idle_timeout");
  private static final String CLUSTER = "cluster";
  private static final Set<String> CHOICES = Set.of(CLUSTER, "route");

  /** A route of a bootstrap, of a file of routes, or what is below the {@code route} of one. */
  @Override
  public ValueReader part(ValueReader given) {
    Pasted document = new Pasted(given);
    List<Node.Mapping> hosts = document.mappings(HOSTS);
    if (!hosts.isEmpty()) {
      Map<String, Node.Mapping> actions = new LinkedHashMap<>();
      hosts.forEach(host -> addActions(host, document.find(CLUSTER), actions));
      Node.Mapping action = document.one("route", "routes that differ", actions, SAID);
      return document.part(action, CHOICES, "envoy_bootstrap", "envoy_routes");
    }
    return document.find("route") instanceof Node.Mapping action
        ? document.part(action, Set.of(), "envoy_routes")
        : given;
  }

  /** Adds the routes of a virtual host that call a cluster, with what the host says for all. */
  private static void addActions(
      Node.Mapping host, @Nullable Node cluster, Map<String, Node.Mapping> actions) {
    for (Node routes : Pasted.all(host, "routes")) {
      for (Node route : Pasted.items(routes)) {
        if (!(Pasted.find(route, "route") instanceof Node.Mapping action)) {
          continue; // redirected, or answered by Envoy itself
        }
        Node called = Pasted.find(action, CLUSTER);
        if (cluster != null
            && (called == null || !Pasted.said(called).equals(Pasted.said(cluster)))) {
          continue;
        }
        Node.Mapping said = action;
        for (String key : OF_A_HOST) {
          Node ofHost = Pasted.find(host, key);
          if (ofHost != null && Pasted.find(action, key) == null) {
            said = said.with(new Node.Entry(new Node.Scalar(key, true, ofHost.at()), ofHost));
          }
        }
        String name = Pasted.text(route, "name");
        actions.put(name == null ? Integer.toString(actions.size() + 1) : name, said);
      }
    }
  }

  @Override
  public Translation translate(VendorElement in) {
    VendorElement cluster = in.following("envoy.cluster");
    return translate(
        in, cluster == null ? in.behavior("unknown_cluster") : EnvoyCluster.budget(cluster));
  }

  /**
   * Translates a route.
   *
   * @param budget that of its retries; null if they are not bounded
   */
  static Translation translate(VendorElement in, Node.@Nullable Mapping budget) {
    List<Node> chain = new ArrayList<>();
    Node.Scalar timeout = in.time("timeout", Unit.SECONDS);
    if (in.nanos("timeout", Unit.SECONDS) > 0) { // none at 0s
      chain.add(in.write().with("timeout", timeout).mapping());
    }
    more(in, chain);
    VendorElement policy = in.inside(POLICY);
    boolean hedges = in.inside("hedge_policy").flag("hedge_on_per_try_timeout");
    Node.Sequence on = on(policy);
    Node backoff = backoff(policy);
    Node retryAfter = retryAfter(policy);
    Node.Scalar retries = policy.whole("num_retries", 0, MOST_RETRIES, 0);
    Written one = oneTry(policy);
    if (hedges) {
      chain.add(budgeted(hedge(policy, on), budget).element("hedge"));
    } else if (!on.items().isEmpty()) {
      Written retry =
          policy
              .write()
              .with("max_retries", retries)
              .with("on", on)
              .with("backoff", backoff)
              .with("retry_after", retryAfter);
      chain.add(budgeted(retry, budget).element("retry"));
    } else if (in.isGiven(POLICY)) {
      policy.warning("nothing is retried", "retry_on names nothing that happens here");
    }
    if (!hedges && !one.mapping().entries().isEmpty()) {
      chain.add(one.element("timeout"));
    }
    return Translation.of(chain);
  }

  /** What bounds the stream beside the timeout: its whole length, and its silence. */
  private static void more(VendorElement in, List<Node> chain) {
    VendorElement stream = in.inside("max_stream_duration");
    Written times = in.write();
    unlessZero(stream, "max_stream_duration", "total", times);
    unlessZero(in, "idle_timeout", "first_token", times);
    unlessZero(in, "idle_timeout", "between_tokens", times);
    if (!times.mapping().entries().isEmpty()) {
      chain.add(times.element("timeout"));
    }
    if (in.word("priority", List.of("DEFAULT", "HIGH")).equals("HIGH")) {
      in.error("thresholds of priority HIGH are not simulated", "those of DEFAULT are");
    }
  }

  private static Written budgeted(Written policy, Node.@Nullable Mapping budget) {
    return budget == null ? policy : policy.with("budget", budget);
  }

  /** Until the headers, which come with the first token, and the longest silence after that. */
  private static Written oneTry(VendorElement policy) {
    Written one = policy.write();
    unlessZero(policy, "per_try_timeout", "first_token", one);
    unlessZero(policy, "per_try_idle_timeout", "between_tokens", one);
    return one;
  }

  /** Adds a timeout; none is none, and so are 0 seconds. */
  private static void unlessZero(VendorElement in, String key, String ours, Written timeouts) {
    if (in.has(key) && in.nanos(key, Unit.SECONDS) > 0) {
      timeouts.with(ours, in.time(key, Unit.SECONDS));
    }
  }

  private static Node.Sequence on(VendorElement policy) {
    Node.Sequence codes = policy.statuses("retriable_status_codes", List.of());
    if (!policy.has("retry_on")
        || (policy.node("retry_on") instanceof Node.Scalar none && none.text().isBlank())) {
      return new Node.Sequence(List.of(), codes.at());
    }
    Node.Sequence words = policy.translatedText("retry_on", policy.behavior("retry_on"));
    List<Node> on = new ArrayList<>(words.items());
    boolean byCode =
        policy.node("retry_on") instanceof Node.Scalar said
            && said.text().toLowerCase(Locale.ROOT).contains(BY_CODE);
    if (byCode) {
      on.addAll(codes.items());
    } else if (!codes.items().isEmpty()) {
      policy.warning(
          "retriable_status_codes are not retried", "retry_on has no %s".formatted(BY_CODE));
    }
    return new Node.Sequence(on, words.at());
  }

  private static Node backoff(VendorElement policy) {
    VendorElement in = policy.inside("retry_back_off");
    Written backoff = in.write().with("initial", in.time("base_interval", Unit.SECONDS));
    if (in.has("max_interval")) {
      backoff.with("max", in.time("max_interval", Unit.SECONDS));
    } else {
      long base = in.nanos("base_interval", Unit.SECONDS);
      backoff.with("max", Durations.exact(Math.min(base, Long.MAX_VALUE / BASES) * BASES));
    }
    return backoff.with(policy.behavior("backoff")).mapping();
  }

  /** Retry-After in seconds is the only header that providers send here. */
  private static Node retryAfter(VendorElement policy) {
    VendorElement in = policy.inside("rate_limited_retry_back_off");
    Node.Scalar most = in.time("max_interval", Unit.SECONDS);
    boolean honoured = false;
    for (VendorElement header : in.items("reset_headers", policy.behavior("reset_header"))) {
      String format = header.word("format", List.of("SECONDS", "UNIX_TIMESTAMP"));
      honoured |=
          header.has("name")
              && header.text("name").equalsIgnoreCase("retry-after")
              && format.equals("SECONDS");
    }
    if (!honoured) {
      if (policy.isGiven("rate_limited_retry_back_off")) {
        in.warning("no header is honoured", "providers send retry-after, in SECONDS");
      }
      return new Node.Scalar("ignore", true, most.at());
    }
    return in.write().with("max", most).with(policy.behavior("retry_after")).mapping();
  }

  /** Another attempt beside those whose headers are late, and after each failure at once. */
  private static Written hedge(VendorElement policy, Node.Sequence on) {
    if (!policy.has("per_try_timeout") || on.items().isEmpty()) {
      policy.error(
          "hedge_on_per_try_timeout needs a per_try_timeout and a retry_on", "give both of them");
      return policy.write();
    }
    if (policy.has("per_try_idle_timeout")) {
      policy.error("has a per_try_idle_timeout beside hedges", "that cannot be said here");
    }
    int retries = policy.number("num_retries", 0, MOST_RETRIES);
    if (retries > MOST_HEDGES) {
      policy.error("more than %d hedges cannot be said here".formatted(MOST_HEDGES), null);
    }
    policy.warning("hedges that follow a failure do so at once", "there is no back-off for them");
    Node.Scalar delay = policy.time("per_try_timeout", Unit.SECONDS);
    return policy
        .write()
        .with("delay", delay)
        .with("max_attempts", policy.whole("num_retries", 0, MOST_RETRIES, 1))
        .with("non_fatal", on)
        .with("commit", "first_token");
  }
}
