package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.VendorElement.Unit;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A config of Portkey's gateway: targets by strategy, with retries inside each. */
final class PortkeyConfig implements VendorKind {
  private static final int MOST_RETRIES = 100;
  private static final int MOST_WEIGHT = 1_000_000_000;
  private static final List<String> MODES =
      List.of("single", "fallback", "loadbalance", "conditional");

  /** What a target takes over from what it is in, unless it says it itself. */
  private record Settings(VendorElement retry, Node.@Nullable Scalar timeout) {

    static Settings of(VendorElement in, @Nullable Settings outer) {
      return new Settings(
          outer == null || in.isGiven("retry") ? in.inside("retry") : outer.retry,
          in.has("request_timeout")
              ? in.time("request_timeout", Unit.MILLISECONDS)
              : outer == null ? null : outer.timeout);
    }

    /** The policies around a call to a target. */
    List<Node> chain(VendorElement in) {
      List<Node> chain = new ArrayList<>();
      Node.Scalar attempts = retry.whole("attempts", 0, MOST_RETRIES, 0);
      Written policy =
          in.write()
              .with("max_retries", attempts)
              .with("on", outcomes(retry))
              .with("backoff", in.behavior("backoff"));
      if (retry.flag("use_retry_after_header")) {
        policy.with("retry_after", in.behavior("retry_after"));
      } else {
        policy.with("retry_after", "ignore");
      }
      if (!attempts.text().equals("0")) {
        chain.add(policy.element("retry"));
      }
      if (timeout != null) {
        chain.add(in.write().with("timeout", timeout).mapping());
      }
      return chain;
    }
  }

  @Override
  public Translation translate(VendorElement in) {
    return new Translation(List.of(), List.of(rung(in, null, null)));
  }

  /**
   * Translates a target, or a config as a whole.
   *
   * @param when what leads to it; null for anything
   */
  private static Node rung(VendorElement in, @Nullable Settings outer, @Nullable Node when) {
    for (String key : List.of("cb_config", "cache")) {
      if (in.has(key)) {
        in.inside(key);
        in.error(
            key + " is not simulated in a Portkey config",
            "put a cache rung before it, or a circuit_breaker into a chain");
      }
    }
    Settings settings = Settings.of(in, outer);
    VendorElement strategy = in.inside("strategy");
    String mode = strategy.word("mode", MODES);
    Node next = strategy.has("on_status_codes") ? outcomes(strategy) : null;
    if (!in.has("targets")) {
      return leaf(in, settings, when);
    }
    List<VendorElement> targets = in.items("targets", in.keys());
    if (targets.isEmpty()) {
      in.error("has no targets", null);
      return in.write().mapping();
    }
    return switch (mode) {
      case "fallback" -> fallback(in, targets, settings, next, when);
      case "loadbalance" -> balanced(in, targets, settings, when);
      case "single" -> rung(targets.get(0), settings, when);
      default -> {
        in.error("the strategy 'conditional' is not simulated", null);
        yield in.write().mapping();
      }
    };
  }

  private static Node leaf(VendorElement in, Settings settings, @Nullable Node when) {
    in.number("weight", 0, MOST_WEIGHT);
    Node provider = in.target("deploys_to");
    List<Node> chain = settings.chain(in);
    if (chain.isEmpty()) {
      return led(in.write().with("name", provider), when).element("provider");
    }
    return led(
            in.write()
                .with("chain", new Node.Sequence(chain, in.at()))
                .with("ladder", new Node.Sequence(List.of(provider), in.at())),
            when)
        .element("gateway");
  }

  private static Written led(Written rung, @Nullable Node when) {
    return when == null ? rung : rung.with("when", when);
  }

  private static Node fallback(
      VendorElement in,
      List<VendorElement> targets,
      Settings settings,
      @Nullable Node next,
      @Nullable Node when) {
    List<Node> rungs = new ArrayList<>();
    for (VendorElement target : targets) {
      rungs.add(rung(target, settings, rungs.isEmpty() ? null : next));
    }
    return led(in.write().with("ladder", new Node.Sequence(rungs, in.at())), when)
        .element("gateway");
  }

  /** Each request draws a target, and retries stay with it. */
  private static Node balanced(
      VendorElement in, List<VendorElement> targets, Settings outer, @Nullable Node when) {
    List<Node> endpoints = new ArrayList<>();
    @Nullable List<Node> each = null;
    for (VendorElement target : targets) {
      if (target.has("targets")) {
        target.node("targets");
        target.error("a loadbalance over targets with targets of their own is not simulated", null);
        continue;
      }
      List<Node> own = Settings.of(target, outer).chain(target);
      if (each != null && !said(each).equals(said(own))) {
        target.error("the targets of a loadbalance differ in retry or request_timeout", null);
      }
      each = own;
      if (target.number("weight", 0, MOST_WEIGHT) > 0) {
        endpoints.add(
            target
                .write()
                .with("name", target.target("deploys_to"))
                .with("weight", target.whole("weight", 1, MOST_WEIGHT, 0))
                .mapping());
      }
    }
    Written pool =
        in.write()
            .with("endpoints", new Node.Sequence(endpoints, in.at()))
            .with("routing", "weighted");
    if (each != null) {
      pool.with("each", new Node.Sequence(each, in.at()));
    }
    return led(pool, when).element("pool");
  }

  /** What nodes say, wherever they say it. */
  private static String said(List<Node> nodes) {
    StringBuilder text = new StringBuilder();
    nodes.forEach(node -> append(node, text));
    return text.toString();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof Node.Scalar scalar) {
      text.append(scalar.text()).append(' ');
    } else if (node instanceof Node.Sequence sequence) {
      sequence.items().forEach(item -> append(item, text.append("- ")));
    } else if (node instanceof Node.Mapping mapping) {
      mapping
          .entries()
          .forEach(entry -> append(entry.value(), text.append(entry.key().text()).append(": ")));
    }
  }

  /** The codes of a list; a timeout is a 408, and a broken connection a 500. */
  private static Node outcomes(VendorElement in) {
    Node codes = in.statuses("on_status_codes", List.of());
    List<Node> outcomes = new ArrayList<>();
    if (codes instanceof Node.Sequence list) {
      for (Node code : list.items()) {
        outcomes.add(code);
        String text = code instanceof Node.Scalar scalar ? scalar.text() : "";
        if (text.equals("408")) {
          outcomes.add(new Node.Scalar("timeout", true, code.at()));
        } else if (text.equals("500")) {
          outcomes.add(new Node.Scalar("cut", true, code.at()));
        }
      }
    }
    return new Node.Sequence(outcomes, codes.at());
  }
}
