package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;

/** Reads {@code circuit_breaker}, with the names and defaults of Resilience4j. */
final class BreakerDecoder {
  private static final int LARGEST_WINDOW = 1_000_000;
  private static final long SECOND = 1_000_000_000L;

  private BreakerDecoder() {}

  static PolicySpec read(ValueReader value) {
    MappingReader in = value.mapping();
    double failures = in.optional("failure_rate_threshold", "50%").share();
    double slow = in.optional("slow_call_rate_threshold", "100%").share();
    long slowCall = in.optional("slow_call_duration_threshold", "60s").positiveNanos();
    WindowType type = in.optional("sliding_window_type", "count_based").choice(WindowType.class);
    int size = size(in.optional("sliding_window_size", "100"), type);
    int minimum = count(in, "minimum_number_of_calls", "100");
    int permitted = count(in, "permitted_number_of_calls_in_half_open_state", "10");
    long maxWait = in.optional("max_wait_duration_in_half_open_state", "0s").nanos();
    long open = in.optional("wait_duration_in_open_state", "60s").positiveNanos();
    boolean longer = in.optional("enable_exponential_backoff", "false").bool();
    double multiplier =
        in.optional("exponential_backoff_multiplier", "1.5").decimal(1, Double.POSITIVE_INFINITY);
    long longest =
        in.has("exponential_max_wait_duration_in_open_state", "none")
            ? in.optional("exponential_max_wait_duration_in_open_state").positiveNanos()
            : Long.MAX_VALUE;
    boolean automatic =
        in.optional("automatic_transition_from_open_to_half_open_enabled", "false").bool();
    Outcomes recorded =
        in.has("record", "all failures")
            ? StatusWords.on(in.optional("record"))
            : CircuitBreakerSpec.DEFAULT.recorded();
    Outcomes ignored =
        in.has("ignore", "none") ? StatusWords.on(in.optional("ignore")) : Outcomes.NONE;
    return in.build(
        () ->
            new CircuitBreakerSpec(
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
        CircuitBreakerSpec.DEFAULT);
  }

  private static int count(MappingReader in, String key, String usual) {
    return (int) in.optional(key, usual).count(1, Integer.MAX_VALUE);
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
