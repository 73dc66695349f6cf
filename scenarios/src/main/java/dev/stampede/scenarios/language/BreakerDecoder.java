package dev.stampede.scenarios.language;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.PolicySpec.CircuitBreaker;
import dev.stampede.models.resilience.PolicySpec.WindowType;
import dev.stampede.models.work.Outcomes;

/** Reads {@code circuit_breaker}, with the names and defaults of Resilience4j. */
final class BreakerDecoder {
  private static final int LARGEST_WINDOW = 1_000_000;
  private static final long SECOND = 1_000_000_000L;

  private BreakerDecoder() {}

  static PolicySpec read(ValueReader value) {
    CircuitBreaker usual = CircuitBreaker.DEFAULT;
    MappingReader in = value.mapping();
    double failures = share(in, "failure_rate_threshold", usual.failureRateThreshold());
    double slow = share(in, "slow_call_rate_threshold", usual.slowCallRateThreshold());
    long slowCall = time(in, "slow_call_duration_threshold", usual.slowCallDurationNanos());
    WindowType type = in.optional("sliding_window_type", "count_based").choice(WindowType.class);
    int size =
        in.has("sliding_window_size")
            ? size(in.optional("sliding_window_size"), type)
            : usual.windowSize();
    int minimum = count(in, "minimum_number_of_calls", usual.minimumCalls());
    int permitted =
        count(in, "permitted_number_of_calls_in_half_open_state", usual.permittedInHalfOpen());
    long maxWait = in.optional("max_wait_duration_in_half_open_state", "0s").nanos();
    long open = time(in, "wait_duration_in_open_state", usual.waitInOpenNanos());
    boolean longer = in.optional("enable_exponential_backoff", "false").bool();
    double multiplier =
        in.optional("exponential_backoff_multiplier", "1.5").decimal(1, Double.POSITIVE_INFINITY);
    long longest = time(in, "exponential_max_wait_duration_in_open_state", Long.MAX_VALUE);
    boolean automatic =
        in.optional("automatic_transition_from_open_to_half_open_enabled", "false").bool();
    Outcomes recorded = in.has("record") ? StatusWords.on(in.optional("record")) : usual.recorded();
    Outcomes ignored = in.has("ignore") ? StatusWords.on(in.optional("ignore")) : usual.ignored();
    return in.build(
        () ->
            new CircuitBreaker(
                failures,
                slow,
                slowCall,
                type,
                size,
                minimum,
                permitted,
                maxWait,
                open,
                longer ? multiplier : 1,
                longer ? longest : open,
                automatic,
                recorded,
                ignored),
        usual);
  }

  private static double share(MappingReader in, String key, double usual) {
    return in.has(key) ? in.optional(key).share() : usual;
  }

  private static long time(MappingReader in, String key, long usual) {
    return in.has(key) ? in.optional(key).positiveNanos() : usual;
  }

  private static int count(MappingReader in, String key, int usual) {
    return in.has(key) ? (int) in.optional(key).count(1, Integer.MAX_VALUE) : usual;
  }

  /**
   * A number of calls; of seconds, as a bare number or a duration, if the window is one of time.
   */
  private static int size(ValueReader value, WindowType type) {
    if (type == WindowType.COUNT_BASED || value.isBareNumber()) {
      return (int) value.count(1, LARGEST_WINDOW);
    }
    long nanos = value.positiveNanos();
    long seconds = nanos / SECOND;
    if (!value.isFaulty() && (nanos % SECOND != 0 || seconds > LARGEST_WINDOW)) {
      value.reject("must be whole seconds, at most %d".formatted(LARGEST_WINDOW), null);
    }
    return (int) Math.max(1, Math.min(seconds, LARGEST_WINDOW));
  }
}
