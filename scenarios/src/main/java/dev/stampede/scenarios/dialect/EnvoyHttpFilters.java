package dev.stampede.scenarios.dialect;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** HTTP filters of Envoy's that refuse requests, in the order in which they are given. */
final class EnvoyHttpFilters implements VendorKind {
  private static final int MOST = 1_000_000_000;
  private static final int MOST_CALLS = 1_000_000;
  private static final int FIRST_FAILURE = 400;
  private static final int AFTER_LAST = 600;

  private static final List<String> FILTERS =
      List.of(
          "static_resources.listeners.filter_chains.filters.typed_config.http_filters",
          "http_filters");
  private static final String TYPED = "typed_config";
  private static final String OF_A_SERVICE = "ratelimit";

  /** The filters by the last part of their names. */
  private static final Map<String, String> BY_TYPE =
      Map.of(
          "AdaptiveConcurrency", "adaptive_concurrency",
          "AdmissionControl", "admission_control",
          "LocalRateLimit", "local_ratelimit",
          "HTTPFault", "fault",
          "RateLimit", OF_A_SERVICE);

  /** A list of filters with their names, as listeners have it, alone or in a bootstrap. */
  @Override
  public ValueReader part(ValueReader given) {
    Pasted document = new Pasted(given);
    if (given.isList()) {
      return given.instead(named(given, Pasted.items(Objects.requireNonNull(given.node()))));
    }
    for (String path : FILTERS) {
      List<Node> lists = document.all(path);
      if (!lists.isEmpty()) {
        Map<String, Node.Mapping> each = new LinkedHashMap<>();
        lists.forEach(
            list -> each.put(Integer.toString(each.size() + 1), named(given, Pasted.items(list))));
        Node.Mapping one =
            document.one("listener", "lists of filters that differ", each, List.of());
        return document.part(one, Set.of("listener", "cluster"), "envoy_bootstrap", "envoy_routes");
      }
    }
    return given;
  }

  /** Puts filters below the words that stand for them here; others are told of. */
  private static Node.Mapping named(ValueReader given, List<Node> filters) {
    List<Node.Entry> known = new ArrayList<>();
    Set<String> others = new LinkedHashSet<>();
    for (Node filter : filters) {
      String word = word(filter);
      Node config = Pasted.find(filter, TYPED);
      Node none = Node.Mapping.empty(filter.at());
      if (word.equals(OF_A_SERVICE)) {
        given.warning(
            "the limits of a rate limit service are not simulated",
            "say them as rate_limit in the chain");
      } else if (BY_TYPE.containsValue(word)) {
        known.add(
            new Node.Entry(
                new Node.Scalar(word, true, filter.at()), config == null ? none : config));
      } else {
        others.add(word);
      }
    }
    if (!others.isEmpty()) {
      given.warning("filters without effect here: %s".formatted(String.join(", ", others)), null);
    }
    return new Node.Mapping(known, true, given.at());
  }

  private static String word(Node filter) {
    Node config = Pasted.find(filter, TYPED);
    String type = config == null ? null : Pasted.text(config, "@type");
    String name = Pasted.text(filter, "name");
    String last = type == null ? "" : type.substring(type.lastIndexOf('.') + 1);
    return BY_TYPE.getOrDefault(
        last, name == null ? last : name.substring(name.lastIndexOf('.') + 1));
  }

  @Override
  public Translation translate(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    for (String filter : in.given()) {
      switch (filter) {
        case "local_ratelimit" -> localRateLimit(in.inside(filter), chain);
        case "admission_control" -> admissionControl(in.inside(filter), chain);
        case "adaptive_concurrency" -> adaptiveConcurrency(in.inside(filter), chain);
        case "fault" -> fault(in.inside(filter), chain);
        default -> {
          // an unknown key, of which others tell
        }
      }
    }
    return Translation.of(chain);
  }

  private static void localRateLimit(VendorElement in, List<Node> chain) {
    VendorElement bucket = in.inside("token_bucket");
    Written limit =
        in.write()
            .with("limit", bucket.whole("tokens_per_fill", 1, MOST, 0))
            .with("per", bucket.time("fill_interval", Unit.SECONDS))
            .with("burst", bucket.whole("max_tokens", 1, MOST, 0));
    BigDecimal share =
        share(in.percent("filter_enabled")).min(share(in.percent("filter_enforced")));
    if (share.signum() == 0) {
      in.warning(
          "nothing is limited", "filter_enabled and filter_enforced are 0 unless they are given");
    } else if (share.compareTo(BigDecimal.valueOf(100)) < 0) {
      in.error(
          "the limit is for all requests here, or for none", "enable and enforce it for 100 %");
    } else {
      chain.add(limit.element("rate_limit"));
    }
  }

  /** The number before the percent sign; 0 for what is none, which was reported. */
  private static BigDecimal share(Node.Scalar percent) {
    String text = percent.text().replace("%", "");
    return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?") ? new BigDecimal(text) : BigDecimal.ZERO;
  }

  private static void admissionControl(VendorElement in, List<Node> chain) {
    Written control =
        in.write()
            .with("sr_threshold", in.percent("sr_threshold"))
            .with("aggression", in.decimal("aggression", 1, Double.POSITIVE_INFINITY))
            .with("rps_threshold", in.perSecond("rps_threshold"))
            .with("max_rejection_probability", in.percent("max_rejection_probability"))
            .with("sampling_window", in.time("sampling_window", Unit.SECONDS))
            .with("failures", failures(in));
    if (in.flag("enabled")) {
      chain.add(control.element("admission_control"));
    }
  }

  /** What the ranges of successes leave over; refusals further inside are a 503 or a 429. */
  private static Node failures(VendorElement in) {
    boolean[] success = new boolean[AFTER_LAST];
    VendorElement criteria = in.inside("success_criteria").inside("http_criteria");
    for (VendorElement range : criteria.items("http_success_status", in.behavior("range"))) {
      int end = range.number("end", 101, AFTER_LAST);
      for (int code = range.number("start", 100, AFTER_LAST - 1); code < end; code++) {
        success[code] = true;
      }
    }
    List<String> failures = new ArrayList<>();
    int first = FIRST_FAILURE;
    for (int code = FIRST_FAILURE; code <= AFTER_LAST; code++) {
      if (code == AFTER_LAST || success[code]) {
        if (code > first) {
          failures.add(first + "-" + (code - 1));
        }
        first = code + 1;
      }
    }
    failures.addAll(List.of("timeout", "cut"));
    if (!success[503]) {
      failures.addAll(List.of("limit_reached", "no_endpoint"));
    }
    if (!success[429]) {
      failures.add("throttled");
    }
    List<Node> items = new ArrayList<>();
    failures.forEach(word -> items.add(new Node.Scalar(word, true, in.at())));
    return new Node.Sequence(items, in.at());
  }

  private static void adaptiveConcurrency(VendorElement in, List<Node> chain) {
    VendorElement controller = in.inside("gradient_controller_config");
    VendorElement limit = controller.inside("concurrency_limit_params");
    VendorElement least = controller.inside("min_rtt_calc_params");
    Written gradient =
        controller
            .write()
            .with("min_limit", least.whole("min_concurrency", 1, MOST_CALLS, 0))
            .with("max_limit", limit.whole("max_concurrency_limit", 1, MOST_CALLS, 0))
            .with(
                "concurrency_update_interval",
                limit.time("concurrency_update_interval", Unit.SECONDS))
            .with("sample_aggregate_percentile", controller.percent("sample_aggregate_percentile"))
            .with("request_count", least.whole("request_count", 1, MOST_CALLS, 0))
            .with("jitter", least.percent("jitter"))
            .with("buffer", least.percent("buffer"));
    if (limit.has("min_concurrency_limit")) {
      limit.whole("min_concurrency_limit", 1, MOST_CALLS, 0);
      limit.warning("min_concurrency is the least limit", "min_concurrency_limit is not looked at");
    }
    if (least.has("fixed_value")) {
      least.time("fixed_value", Unit.SECONDS);
      least.error("a fixed least time cannot be said here", "give an interval");
    } else {
      gradient.with("min_rtt_interval", least.time("interval", Unit.SECONDS));
    }
    String signal = in.word("rtt_signal", List.of("response_complete", "ttft"));
    Written concurrency =
        in.write()
            .with("envoy_gradient", gradient.mapping())
            .with("signal", signal.equals("ttft") ? "first_token" : "completion");
    if (in.flag("enabled")) {
      chain.add(concurrency.element("adaptive_limit"));
    }
  }

  /** Delays and refusals on purpose; a share that is not said is none, as for Envoy. */
  private static void fault(VendorElement in, List<Node> chain) {
    VendorElement delay = in.inside("delay");
    VendorElement abort = in.inside("abort");
    Written inject =
        in.write()
            .with("delay_share", delay.percent("percentage"))
            .with("abort_share", abort.percent("percentage"));
    if (in.isGiven("delay")) {
      inject.with("delay", delay.time("fixed_delay", Unit.SECONDS));
    }
    if (in.isGiven("abort")) {
      inject.with("abort", abort.whole("http_status", FIRST_FAILURE, AFTER_LAST - 1, 0));
    }
    chain.add(inject.element("inject"));
  }
}
