package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs agents: how it calls a model, and when it gives up. Its program takes an answer as a
 * whole, so a stream that broke is repeated like a call that failed.
 */
final class AgentClients {
  private static final int MOST_RETRIES = 100;
  private static final int MOST_ATTEMPTS = 101;
  private static final int NANOS_A_MILLISECOND = 1_000_000;

  /** The longest interval where none is said, in initial ones. */
  private static final int INTERVALS = 100;

  private AgentClients() {}

  static Translation claudeCode(VendorElement in) {
    Written retry = in.write().with(in.behavior("retry"));
    int most = number(in.behavior("most"), "max_retries");
    Node.Scalar retries = in.whole("max_retries", 0, MOST_RETRIES, 0);
    boolean any = true;
    if (in.flag("retry_watchdog")) {
      retry.with(in.behavior("watchdog"));
    } else if (in.number("max_retries", 0, MOST_RETRIES) > most) {
      in.warning(
          "max_retries counts up to %d only".formatted(most),
          "retry_watchdog: true waits without limit");
      retry.with("max_retries", Integer.toString(most));
    } else {
      any = in.number("max_retries", 0, MOST_RETRIES) > 0;
      retry.with("max_retries", retries);
    }
    List<Node> chain = new ArrayList<>();
    if (any) {
      chain.add(retry.element("retry"));
    }
    chain.add(silence(in, in.time("api_timeout_ms", Unit.MILLISECONDS)));
    return Translation.of(chain);
  }

  private static int number(Node.Mapping behavior, String key) {
    Node.Entry entry = behavior.find(key);
    if (entry == null || !(entry.value() instanceof Node.Scalar number)) {
      throw new IllegalStateException("nothing is said of " + key);
    }
    return Integer.parseInt(number.text());
  }

  static Translation codex(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    addRetry(in, "stream", chain);
    addRetry(in, "request", chain);
    chain.add(silence(in, in.time("stream_idle_timeout_ms", Unit.MILLISECONDS)));
    return Translation.of(chain);
  }

  private static void addRetry(VendorElement in, String what, List<Node> chain) {
    String key = what + "_max_retries";
    Node.Scalar retries = in.whole(key, 0, MOST_RETRIES, 0);
    if (in.number(key, 0, MOST_RETRIES) > 0) {
      chain.add(in.write().with("max_retries", retries).with(in.behavior(what)).element("retry"));
    }
  }

  /** The longest silence, before the first token and between two. */
  private static Node silence(VendorElement in, Node.Scalar longest) {
    return in.write()
        .with("first_token", longest)
        .with("between_tokens", longest)
        .element("timeout");
  }

  /** The n-th wait is retry_multiplier x 2^(n - 1), within its bounds. */
  static Translation openHands(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    Node.Scalar initial = in.time("retry_multiplier", Unit.SECONDS);
    Node.Scalar longest = in.time("retry_max_wait", Unit.SECONDS);
    long first = in.nanos("retry_multiplier", Unit.SECONDS);
    if (first < in.nanos("retry_min_wait", Unit.SECONDS)
        || first > in.nanos("retry_max_wait", Unit.SECONDS)) {
      in.error(
          "retry_multiplier is simulated from retry_min_wait to retry_max_wait only",
          "it is the first wait, in seconds");
    }
    Written backoff = in.write().with("initial", initial).with("max", longest);
    Written retry =
        in.write()
            .with("max_retries", in.whole("num_retries", 1, MOST_ATTEMPTS, -1))
            .with("backoff", backoff.mapping())
            .with(in.behavior("retry"));
    if (in.number("num_retries", 1, MOST_ATTEMPTS) > 1) {
      chain.add(retry.element("retry"));
    }
    if (in.has("timeout")) {
      chain.add(in.write().with("timeout", in.time("timeout", Unit.SECONDS)).mapping());
    }
    return Translation.of(chain);
  }

  static Translation langGraph(VendorElement in) {
    VendorElement policy = in.inside("retry_policy");
    Written backoff =
        in.write()
            .with("initial", policy.time("initial_interval", Unit.SECONDS))
            .with("max", policy.time("max_interval", Unit.SECONDS))
            .with("multiplier", policy.decimal("backoff_factor", 1, Double.POSITIVE_INFINITY))
            .with(in.behavior(policy.flag("jitter") ? "jittered" : "plain"));
    Written retry =
        in.write()
            .with("max_retries", policy.whole("max_attempts", 1, MOST_ATTEMPTS, -1))
            .with("backoff", backoff.mapping())
            .with(in.behavior("retry"));
    boolean retries = in.isGiven("retry_policy") && in.has("retry_policy");
    return Translation.of(retries ? List.of(retry.element("retry")) : List.of());
  }

  static Translation temporal(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    if (in.has("schedule_to_close_timeout")) {
      chain.add(timeout(in, "schedule_to_close_timeout"));
    }
    VendorElement policy = in.inside("retry_policy");
    long initial = policy.nanos("initial_interval", Unit.SECONDS);
    Written backoff =
        in.write()
            .with("initial", policy.time("initial_interval", Unit.SECONDS))
            .with("multiplier", policy.decimal("backoff_coefficient", 1, Double.POSITIVE_INFINITY))
            .with("max", initial / NANOS_A_MILLISECOND * INTERVALS + "ms")
            .with("jitter", "none");
    if (policy.has("maximum_interval")) {
      backoff.with("max", policy.time("maximum_interval", Unit.SECONDS));
    }
    Written retry = in.write().with("backoff", backoff.mapping()).with(in.behavior("retry"));
    int attempts = policy.number("maximum_attempts", 0, MOST_ATTEMPTS);
    if (attempts == 0) {
      chain.add(retry.with("max_retries", "unlimited").element("retry"));
    } else if (attempts > 1) {
      Node.Scalar retries = policy.whole("maximum_attempts", 0, MOST_ATTEMPTS, -1);
      chain.add(retry.with("max_retries", retries).element("retry"));
    }
    if (in.has("start_to_close_timeout")) {
      chain.add(timeout(in, "start_to_close_timeout"));
    }
    return Translation.of(chain);
  }

  private static Node timeout(VendorElement in, String key) {
    return in.write().with("timeout", in.time(key, Unit.SECONDS)).mapping();
  }
}
