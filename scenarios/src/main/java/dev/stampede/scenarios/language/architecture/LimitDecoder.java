package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.limit.LimitSpec;
import dev.stampede.models.resilience.limit.LimitSpec.Aimd;
import dev.stampede.models.resilience.limit.LimitSpec.EnvoyGradient;
import dev.stampede.models.resilience.limit.LimitSpec.Gradient2;
import dev.stampede.models.resilience.limit.LimitSpec.Vegas;
import dev.stampede.models.resilience.limit.WindowSpec;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import org.jspecify.annotations.Nullable;

/** Reads the algorithms of adaptive limits, with the names and defaults of their libraries. */
final class LimitDecoder {
  private static final int MOST = 1_000_000;

  private LimitDecoder() {}

  static LimitSpec aimd(MappingReader in) {
    Aimd usual = Aimd.DEFAULT;
    int initial = calls(in, "initial_limit", usual.initial());
    int least = calls(in, "min_limit", usual.least());
    int most = calls(in, "max_limit", usual.most());
    double ratio = in.optional("backoff_ratio", "90%").share();
    long timeout = in.optional("timeout", "5s").positiveNanos();
    WindowSpec window = window(in);
    return in.build(() -> new Aimd(initial, least, most, ratio, timeout, window), usual);
  }

  static LimitSpec vegas(MappingReader in) {
    Vegas usual = Vegas.DEFAULT;
    int initial = calls(in, "initial_limit", usual.initial());
    int most = calls(in, "max_limit", usual.most());
    double smoothing = in.optional("smoothing", "1").decimal(0, 1);
    int probe = calls(in, "probe_multiplier", usual.probeMultiplier());
    WindowSpec window = window(in);
    return in.build(() -> new Vegas(initial, most, smoothing, probe, window), usual);
  }

  static LimitSpec gradient2(MappingReader in) {
    Gradient2 usual = Gradient2.DEFAULT;
    int initial = calls(in, "initial_limit", usual.initial());
    int least = calls(in, "min_limit", usual.least());
    int most = calls(in, "max_limit", usual.most());
    double smoothing = in.optional("smoothing", "0.2").decimal(0, 1);
    int queue = (int) in.optional("queue_size", "4").count(0, MOST);
    int longWindow = calls(in, "long_window", usual.longWindow());
    double tolerance = in.optional("rtt_tolerance", "1.5x").multiplier();
    WindowSpec window = window(in);
    return in.build(
        () -> new Gradient2(initial, least, most, smoothing, queue, longWindow, tolerance, window),
        usual);
  }

  static LimitSpec envoyGradient(MappingReader in) {
    EnvoyGradient usual = EnvoyGradient.DEFAULT;
    int least = calls(in, "min_limit", usual.least());
    int most = calls(in, "max_limit", usual.most());
    long update = in.optional("concurrency_update_interval", "100ms").positiveNanos();
    double percentile = in.optional("sample_aggregate_percentile", "50%").share();
    long interval = in.optional("min_rtt_interval", "60s").positiveNanos();
    int count = calls(in, "request_count", usual.minRttCalls());
    double jitter = in.optional("jitter", "15%").share();
    double buffer = in.optional("buffer", "25%").share();
    return in.build(
        () -> new EnvoyGradient(least, most, update, percentile, interval, count, jitter, buffer),
        usual);
  }

  private static int calls(MappingReader in, String key, int usual) {
    return (int) in.optional(key, Integer.toString(usual)).count(1, MOST);
  }

  /** The window, if there is one; {@code windowed: true} has the library's defaults. */
  private static @Nullable WindowSpec window(MappingReader in) {
    if (!in.has("windowed", "no")) {
      return null;
    }
    ValueReader value = in.optional("windowed");
    if (!value.isMapping()) {
      return value.bool() ? WindowSpec.DEFAULT : null;
    }
    MappingReader window = value.mapping();
    long least = window.optional("min_window_time", "1s").positiveNanos();
    long most = window.optional("max_window_time", "1s").positiveNanos();
    int size = (int) window.optional("window_size", "10").count(10, MOST);
    long threshold = window.optional("min_rtt_threshold", "100us").nanos();
    return window.build(() -> new WindowSpec(least, most, size, threshold));
  }
}
