package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.text.Node;
import java.util.List;
import java.util.Map;

/** Netflix's concurrency-limits: a limit that adapts, and who waits for it. */
final class NetflixLimiter implements VendorKind {
  private static final int MOST = 1_000_000;

  /** What each algorithm looks at. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "gradient2",
          List.of(
              "initial_limit",
              "min_limit",
              "max_limit",
              "smoothing",
              "queue_size",
              "long_window",
              "rtt_tolerance"),
          "vegas",
          List.of("initial_limit", "max_limit", "smoothing", "probe_multiplier"),
          "aimd",
          List.of("initial_limit", "min_limit", "max_limit", "backoff_ratio", "timeout"));

  @Override
  public Translation translate(VendorElement in) {
    VendorElement limit = in.inside("limit");
    String algorithm = limit.word("algorithm", List.of("gradient2", "vegas", "aimd"));
    Written rule = rule(limit, algorithm);
    if (in.isGiven("windowed")) {
      rule.with("windowed", windowed(in.inside("windowed")));
    }
    Written limiter =
        in.write()
            .with(algorithm, rule.mapping())
            .with(
                "signal",
                in.word("rttSignal", List.of("completion", "ttft")).equals("ttft")
                    ? "first_token"
                    : "completion");
    if (in.isGiven("classify")) {
      VendorElement classify = in.inside("classify");
      limiter.with("dropped", classify.node("dropped"));
      if (classify.isGiven("ignored")) {
        limiter.with("ignored", classify.node("ignored"));
      }
    }
    if (in.isGiven("lifoBlocking")) {
      VendorElement blocking = in.inside("lifoBlocking");
      limiter
          .with("max_queue", blocking.whole("backlogSize", 1, MOST, 0))
          .with("max_wait", blocking.time("backlogTimeout", Unit.SECONDS))
          .with("discipline", "lifo");
    }
    return Translation.of(List.of(limiter.element("adaptive_limit")));
  }

  private static Written rule(VendorElement limit, String algorithm) {
    Written all =
        limit
            .write()
            .with("initial_limit", limit.whole("initialLimit", 1, MOST, 0))
            .with("min_limit", limit.whole("minLimit", 1, MOST, 0))
            .with("queue_size", limit.whole("queueSize", 0, MOST, 0))
            .with("long_window", limit.whole("longWindow", 1, MOST, 0))
            .with("rtt_tolerance", limit.factor("rttTolerance"))
            .with("backoff_ratio", limit.fraction("backoffRatio"))
            .with("timeout", limit.time("timeout", Unit.SECONDS))
            .with("probe_multiplier", limit.whole("probeMultiplier", 1, MOST, 0));
    if (limit.has("smoothing")) {
      all.with("smoothing", limit.decimal("smoothing", 0, 1));
    }
    if (limit.has("maxConcurrency")) {
      all.with("max_limit", limit.whole("maxConcurrency", 1, MOST, 0));
    }
    if (limit.has("maxLimit")) {
      all.with("max_limit", limit.whole("maxLimit", 1, MOST, 0));
    }
    return all.only(KEYS.getOrDefault(algorithm, List.of()));
  }

  private static Node windowed(VendorElement window) {
    return window
        .write()
        .with("min_window_time", window.time("minWindowTime", Unit.SECONDS))
        .with("max_window_time", window.time("maxWindowTime", Unit.SECONDS))
        .with("window_size", window.whole("windowSize", 10, MOST, 0))
        .with("min_rtt_threshold", window.time("minRttThreshold", Unit.SECONDS))
        .mapping();
  }
}
