package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Pasted;
import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A config of Portkey's gateway: targets by strategy, with retries inside each. */
final class PortkeyConfig implements VendorKind {
  private static final int MOST_RETRIES = 100;
  private static final int MOST_WEIGHT = 1_000_000_000;

  /** A status that no provider sends. */
  private static final String PASSED_BY = "599";

  private static final List<String> MODES =
      List.of("single", "fallback", "loadbalance", "conditional");

  private static final String CUT = "cut";

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
              .with("on", retried())
              .with("backoff", in.behavior("backoff"));
      if (honours()) {
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

    /** By either of two spellings, of which the second is in the hosted gateway's documentation. */
    boolean honours() {
      boolean honours = retry.flag("use_retry_after_header");
      return retry.flag("use_retry_after_headers") || honours;
    }

    /** The codes of its list, and broken connections, whatever it lists. */
    private Node.Sequence retried() {
      Node.Sequence codes = outcomes(retry);
      if (has(codes, CUT)) {
        return codes;
      }
      List<Node> all = new ArrayList<>(codes.items());
      all.add(new Node.Scalar(CUT, true, codes.at()));
      return new Node.Sequence(all, codes.at());
    }

    /**
     * True if a 429 can end as a 500: where it has no Retry-After, the gateway takes its own
     * mistake in looking for it for a connection that broke.
     */
    boolean mistakes429() {
      return honours() && has(outcomes(retry), "429");
    }
  }

  @Override
  public Translation translate(VendorElement in) {
    return new Translation(List.of(), List.of(rung(in, null, null)));
  }

  @Override
  public String entries() {
    return "targets";
  }

  /**
   * Translates a target, or a config as a whole.
   *
   * @param when what leads to it; null for anything
   */
  private static Node rung(VendorElement in, @Nullable Settings outer, @Nullable Node when) {
    String cache = in.inside("cache").word("mode", List.of("none", "simple", "semantic"));
    if (cache.equals("simple")) {
      in.error(
          "cache is not simulated in a Portkey config", "put a cache rung before it in the ladder");
    } else if (cache.equals("semantic")) {
      in.warning(
          "the open gateway has no semantic cache", "put a cache rung before it in the ladder");
    }
    Settings settings = Settings.of(in, outer);
    VendorElement strategy = in.inside("strategy");
    String mode = strategy.word("mode", MODES);
    Node.Sequence next = strategy.has("on_status_codes") ? outcomes(strategy) : null;
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
    in.decimal("weight", 0, MOST_WEIGHT);
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
      Node.@Nullable Sequence next,
      @Nullable Node when) {
    List<Node> rungs = new ArrayList<>();
    boolean isMistaken = false;
    for (VendorElement target : targets) {
      rungs.add(rung(target, settings, rungs.isEmpty() ? null : next));
      isMistaken |= !target.has("targets") && Settings.of(target, settings).mistakes429();
    }
    if (isMistaken && next != null && has(next, "429") && !has(next, "500")) {
      in.warning(
          "with use_retry_after_header the gateway makes a 500 of a 429 that says no Retry-After",
          "list 500 in on_status_codes of the strategy: Portkey does not fall back on it here");
    }
    return led(in.write().with("ladder", new Node.Sequence(rungs, in.at())), when)
        .element("gateway");
  }

  /** Each request draws a target, and retries stay with it. */
  private static Node balanced(
      VendorElement in, List<VendorElement> targets, Settings outer, @Nullable Node when) {
    List<VendorElement> drawn = new ArrayList<>();
    Set<String> chains = new HashSet<>();
    for (VendorElement target : targets) {
      if (weight(target).signum() > 0) {
        drawn.add(target);
      }
      chains.add(
          target.has("targets")
              ? "targets " + chains.size()
              : Pasted.said(
                  new Node.Sequence(Settings.of(target, outer).chain(target), target.at())));
    }
    if (drawn.isEmpty()) {
      in.error("no target has a weight above 0", null);
      return in.write().mapping();
    }
    boolean areAlike = chains.size() == 1 && drawn.stream().noneMatch(each -> each.has("targets"));
    return areAlike ? pool(in, drawn, outer, when) : choice(in, drawn, outer, when);
  }

  private static BigDecimal weight(VendorElement target) {
    String said = target.decimal("weight", 0, MOST_WEIGHT).text();
    return said.matches("[0-9]*\\.?[0-9]+") ? new BigDecimal(said) : BigDecimal.ONE;
  }

  /** Targets that are alike are the endpoints of a pool. */
  private static Node pool(
      VendorElement in, List<VendorElement> targets, Settings outer, @Nullable Node when) {
    int places = targets.stream().mapToInt(target -> weight(target).scale()).max().orElse(0);
    List<Node> endpoints = new ArrayList<>();
    for (VendorElement target : targets) {
      endpoints.add(
          target
              .write()
              .with("name", target.target("deploys_to"))
              .with(
                  "weight",
                  weight(target).movePointRight(Math.max(places, 0)).toBigInteger().toString())
              .mapping());
    }
    Written pool =
        in.write()
            .with("routing", "weighted")
            .with("endpoints", new Node.Sequence(endpoints, in.at()));
    List<Node> each = Settings.of(targets.get(0), outer).chain(targets.get(0));
    if (!each.isEmpty()) {
      pool.with("each", new Node.Sequence(each, in.at()));
    }
    return led(pool, when).element("pool");
  }

  /**
   * Targets that differ are rungs, of which each is passed by for a share of the requests: refused
   * on purpose with a status that nothing else has, which leads to the next one.
   */
  private static Node choice(
      VendorElement in, List<VendorElement> targets, Settings outer, @Nullable Node when) {
    Node passed = new Node.Sequence(List.of(new Node.Scalar(PASSED_BY, true, in.at())), in.at());
    BigDecimal left =
        targets.stream().map(PortkeyConfig::weight).reduce(BigDecimal::add).orElseThrow();
    List<Node> rungs = new ArrayList<>();
    for (VendorElement target : targets) {
      BigDecimal rest = left.subtract(weight(target));
      Node share = new Node.Scalar(percent(rest, left), true, target.at());
      Node inject =
          target.write().with("abort", PASSED_BY).with("abort_share", share).element("inject");
      Written rung = target.write();
      if (rest.signum() > 0) {
        rung.with("chain", new Node.Sequence(List.of(inject), target.at()));
      }
      Node inner = rung(target, outer, null);
      rung.with("ladder", new Node.Sequence(List.of(inner), target.at()));
      rungs.add(led(rung, rungs.isEmpty() ? null : passed).element("gateway"));
      left = rest;
    }
    return led(in.write().with("ladder", new Node.Sequence(rungs, in.at())), when)
        .element("gateway");
  }

  private static String percent(BigDecimal part, BigDecimal all) {
    return part.movePointRight(2).divide(all, MathContext.DECIMAL64).toPlainString() + "%";
  }

  /** The codes of a list; a timeout is a 408, and a broken connection a 500. */
  private static Node.Sequence outcomes(VendorElement in) {
    Node.Sequence codes = in.statuses("on_status_codes", List.of());
    List<Node> outcomes = new ArrayList<>();
    for (Node code : codes.items()) {
      outcomes.add(code);
      String text = code instanceof Node.Scalar scalar ? scalar.text() : "";
      if (text.equals("408")) {
        outcomes.add(new Node.Scalar("timeout", true, code.at()));
      } else if (text.equals("500")) {
        outcomes.add(new Node.Scalar(CUT, true, code.at()));
      }
    }
    return new Node.Sequence(outcomes, codes.at());
  }

  private static boolean has(Node.Sequence outcomes, String outcome) {
    return outcomes.items().stream()
        .anyMatch(each -> each instanceof Node.Scalar said && said.text().equals(outcome));
  }
}
