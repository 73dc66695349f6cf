package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.limit.LimitSpec;
import dev.stampede.models.resilience.limit.LimitSpec.Aimd;
import dev.stampede.models.resilience.limit.LimitSpec.EnvoyGradient;
import dev.stampede.models.resilience.limit.LimitSpec.Gradient2;
import dev.stampede.models.resilience.limit.LimitSpec.Vegas;
import dev.stampede.models.resilience.limit.WindowSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the algorithms of adaptive limits, with the names and defaults of their libraries. */
public final class LimitDecoder {
  private static final int MOST = 1_000_000;
  private static final Type<Integer> CALLS = Type.count(1, MOST);

  private static final Key<Long> MIN_WINDOW =
      Key.optional("min_window_time", Type.POSITIVE_TIME, "1s", "the shortest window");
  private static final Key<Long> MAX_WINDOW =
      Key.optional("max_window_time", Type.POSITIVE_TIME, "1s", "the longest window");
  private static final Key<Integer> WINDOW_SIZE =
      Key.optional("window_size", Type.count(10, MOST), "10", "calls in a window, at least");
  private static final Key<Long> MIN_RTT_THRESHOLD =
      Key.optional("min_rtt_threshold", Type.TIME, "100us", "faster calls do not count");
  private static final Form WINDOW =
      Form.of(
          "limit-window",
          "calls that are looked at together",
          MIN_WINDOW,
          MAX_WINDOW,
          WINDOW_SIZE,
          MIN_RTT_THRESHOLD);
  private static final Key<ValueReader> WINDOWED =
      Key.absent(
          "windowed",
          Type.as(Shape.either(Type.FLAG.shape(), new Shape.Keys(WINDOW))),
          "no",
          "looks at windows of calls; true has the library's defaults");
  private static final String SMOOTHING_IS = "how much of a new limit is taken at once";

  private static final Calls AIMD_CALLS =
      new Calls(Aimd.DEFAULT.initial(), Aimd.DEFAULT.least(), Aimd.DEFAULT.most());
  private static final Key<Double> BACKOFF =
      Key.optional("backoff_ratio", Type.SHARE, "90%", "what is left of the limit on overload");
  private static final Key<Long> TIMEOUT =
      Key.optional("timeout", Type.POSITIVE_TIME, "5s", "slower calls are overload");

  private static final Calls VEGAS_CALLS =
      new Calls(Vegas.DEFAULT.initial(), 1, Vegas.DEFAULT.most());
  private static final Key<Double> SMOOTHING =
      Key.optional("smoothing", Type.decimal(0, 1), "1", SMOOTHING_IS);
  private static final Key<Integer> PROBE =
      Key.optional(
          "probe_multiplier",
          CALLS,
          Integer.toString(Vegas.DEFAULT.probeMultiplier()),
          "probes after so many times the limit of calls");

  private static final Calls GRADIENT_CALLS =
      new Calls(Gradient2.DEFAULT.initial(), Gradient2.DEFAULT.least(), Gradient2.DEFAULT.most());
  private static final Key<Double> GRADIENT_SMOOTHING =
      Key.optional("smoothing", Type.decimal(0, 1), "0.2", SMOOTHING_IS);
  private static final Key<Integer> QUEUE_SIZE =
      Key.optional("queue_size", Type.count(0, MOST), "4", "calls that may wait in the server");
  private static final Key<Integer> LONG_WINDOW =
      Key.optional(
          "long_window",
          CALLS,
          Integer.toString(Gradient2.DEFAULT.longWindow()),
          "calls that the long mean is over");
  private static final Key<Double> RTT_TOLERANCE =
      Key.optional(
          "rtt_tolerance", Type.MULTIPLIER, "1.5x", "so much slower than the long mean is well");

  private static final Calls ENVOY_CALLS =
      new Calls(1, EnvoyGradient.DEFAULT.least(), EnvoyGradient.DEFAULT.most());
  private static final Key<Long> UPDATE =
      Key.optional(
          "concurrency_update_interval", Type.POSITIVE_TIME, "100ms", "how often it changes");
  private static final Key<Double> PERCENTILE =
      Key.optional(
          "sample_aggregate_percentile", Type.SHARE, "50%", "the percentile of calls it looks at");
  private static final Key<Long> MIN_RTT_INTERVAL =
      Key.optional(
          "min_rtt_interval", Type.POSITIVE_TIME, "60s", "how often it measures without load");
  private static final Key<Integer> REQUEST_COUNT =
      Key.optional(
          "request_count",
          CALLS,
          Integer.toString(EnvoyGradient.DEFAULT.minRttCalls()),
          "calls of such a measurement");
  private static final Key<Double> JITTER =
      Key.optional("jitter", Type.SHARE, "15%", "how much later it may be");
  private static final Key<Double> BUFFER =
      Key.optional("buffer", Type.SHARE, "25%", "so much slower than without load is well");

  /** The bounds of a limit. */
  private record Calls(Key<Integer> initial, Key<Integer> least, Key<Integer> most) {
    Calls(int initial, int least, int most) {
      this(
          Key.optional("initial_limit", CALLS, Integer.toString(initial), "the limit at the start"),
          Key.optional("min_limit", CALLS, Integer.toString(least), "the lowest limit"),
          Key.optional("max_limit", CALLS, Integer.toString(most), "the highest limit"));
    }
  }

  /** Reads an algorithm. */
  public interface Reading {
    /** Reads the keys; returns the library's defaults if they are not well. */
    LimitSpec read(MappingReader in);
  }

  /** The kinds that come with this version. */
  public static final Kinds<Reading> KINDS =
      new Kinds<>(
          "algorithm",
          List.of(
              Kind.of(
                  "gradient2",
                  Form.of(
                      "gradient2",
                      "Netflix's: the limit follows how much slower calls are than usual",
                      GRADIENT_CALLS.initial(),
                      GRADIENT_CALLS.least(),
                      GRADIENT_CALLS.most(),
                      GRADIENT_SMOOTHING,
                      QUEUE_SIZE,
                      LONG_WINDOW,
                      RTT_TOLERANCE,
                      WINDOWED),
                  LimitDecoder::gradient2),
              Kind.of(
                  "vegas",
                  Form.of(
                      "vegas",
                      "Netflix's: the limit follows the estimated queue",
                      VEGAS_CALLS.initial(),
                      VEGAS_CALLS.most(),
                      SMOOTHING,
                      PROBE,
                      WINDOWED),
                  LimitDecoder::vegas),
              Kind.of(
                  "aimd",
                  Form.of(
                      "aimd",
                      "Netflix's: one more after success, a share of it after overload",
                      AIMD_CALLS.initial(),
                      AIMD_CALLS.least(),
                      AIMD_CALLS.most(),
                      BACKOFF,
                      TIMEOUT,
                      WINDOWED),
                  LimitDecoder::aimd),
              Kind.of(
                  "envoy_gradient",
                  Form.of(
                      "envoy-gradient",
                      "Envoy's: the limit follows how much slower calls are than without load",
                      ENVOY_CALLS.least(),
                      ENVOY_CALLS.most(),
                      UPDATE,
                      PERCENTILE,
                      MIN_RTT_INTERVAL,
                      REQUEST_COUNT,
                      JITTER,
                      BUFFER),
                  LimitDecoder::envoyGradient)));

  private LimitDecoder() {}

  private static LimitSpec aimd(MappingReader in) {
    int initial = in.get(AIMD_CALLS.initial());
    int least = in.get(AIMD_CALLS.least());
    int most = in.get(AIMD_CALLS.most());
    double ratio = in.get(BACKOFF);
    long timeout = in.get(TIMEOUT);
    WindowSpec window = window(in);
    return in.build(() -> new Aimd(initial, least, most, ratio, timeout, window), Aimd.DEFAULT);
  }

  private static LimitSpec vegas(MappingReader in) {
    int initial = in.get(VEGAS_CALLS.initial());
    int most = in.get(VEGAS_CALLS.most());
    double smoothing = in.get(SMOOTHING);
    int probe = in.get(PROBE);
    WindowSpec window = window(in);
    return in.build(() -> new Vegas(initial, most, smoothing, probe, window), Vegas.DEFAULT);
  }

  private static LimitSpec gradient2(MappingReader in) {
    int initial = in.get(GRADIENT_CALLS.initial());
    int least = in.get(GRADIENT_CALLS.least());
    int most = in.get(GRADIENT_CALLS.most());
    double smoothing = in.get(GRADIENT_SMOOTHING);
    int queue = in.get(QUEUE_SIZE);
    int longWindow = in.get(LONG_WINDOW);
    double tolerance = in.get(RTT_TOLERANCE);
    WindowSpec window = window(in);
    return in.build(
        () -> new Gradient2(initial, least, most, smoothing, queue, longWindow, tolerance, window),
        Gradient2.DEFAULT);
  }

  private static LimitSpec envoyGradient(MappingReader in) {
    int least = in.get(ENVOY_CALLS.least());
    int most = in.get(ENVOY_CALLS.most());
    long update = in.get(UPDATE);
    double percentile = in.get(PERCENTILE);
    long interval = in.get(MIN_RTT_INTERVAL);
    int count = in.get(REQUEST_COUNT);
    double jitter = in.get(JITTER);
    double buffer = in.get(BUFFER);
    return in.build(
        () -> new EnvoyGradient(least, most, update, percentile, interval, count, jitter, buffer),
        EnvoyGradient.DEFAULT);
  }

  /** The window, if there is one; {@code windowed: true} has the library's defaults. */
  private static @Nullable WindowSpec window(MappingReader in) {
    ValueReader value = in.find(WINDOWED);
    if (value == null) {
      return null;
    }
    if (!value.isMapping()) {
      return value.bool() ? WindowSpec.DEFAULT : null;
    }
    MappingReader window = value.mapping(WINDOW);
    long least = window.get(MIN_WINDOW);
    long most = window.get(MAX_WINDOW);
    int size = window.get(WINDOW_SIZE);
    long threshold = window.get(MIN_RTT_THRESHOLD);
    return window.build(() -> new WindowSpec(least, most, size, threshold));
  }
}
