package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec.WindowType;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;

/** Reads {@code circuit_breaker}, with the names and defaults of Resilience4j. */
final class BreakerDecoder {
  private static final int LARGEST_WINDOW = 1_000_000;
  private static final long SECOND = 1_000_000_000L;

  private static final Key<Double> FAILURES =
      Key.optional("failure_rate_threshold", Type.SHARE, "50%", "with so many failures it opens");
  private static final Key<Double> SLOW =
      Key.optional(
          "slow_call_rate_threshold", Type.SHARE, "100%", "with so many slow calls it opens");
  private static final Key<Long> SLOW_CALL =
      Key.optional(
          "slow_call_duration_threshold", Type.POSITIVE_TIME, "60s", "calls are slow beyond this");
  private static final Key<WindowType> WINDOW =
      Key.optional(
          "sliding_window_type", Type.words(WindowType.class), "count_based", "what it looks at");
  private static final Shape CALLS = Type.count(1, LARGEST_WINDOW).shape();
  private static final Key<ValueReader> SIZE =
      Key.optional("sliding_window_size", Type.as(CALLS), "100", "how many calls");
  private static final Key<ValueReader> SECONDS =
      Key.optional(
          "sliding_window_size",
          Type.as(Shape.either(CALLS, Type.POSITIVE_TIME.shape())),
          "100",
          "how many seconds, also 30s");
  private static final Key<Integer> MINIMUM =
      Key.optional(
          "minimum_number_of_calls", Type.count(1), "100", "with fewer calls it stays closed");
  private static final Key<Integer> PERMITTED =
      Key.optional(
          "permitted_number_of_calls_in_half_open_state",
          Type.count(1),
          "10",
          "calls that probe before it closes");
  private static final Key<Long> MAX_WAIT =
      Key.optional(
          "max_wait_duration_in_half_open_state",
          Type.TIME,
          "0s",
          "it opens again if they take longer; 0s is no limit");
  private static final Key<Long> OPEN =
      Key.optional(
          "wait_duration_in_open_state", Type.POSITIVE_TIME, "60s", "how long it stays open");
  private static final Key<Boolean> LONGER =
      Key.optional(
          "enable_exponential_backoff", Type.FLAG, "false", "longer each time it opens again");
  private static final Key<Double> MULTIPLIER =
      Key.optional(
          "exponential_backoff_multiplier",
          Type.decimal(1, Double.POSITIVE_INFINITY),
          "1.5",
          "so many times as long");
  private static final Key<Long> LONGEST =
      Key.absent(
          "exponential_max_wait_duration_in_open_state",
          Type.POSITIVE_TIME,
          "none",
          "but no longer than this");
  private static final Key<Boolean> AUTOMATIC =
      Key.optional(
          "automatic_transition_from_open_to_half_open_enabled",
          Type.FLAG,
          "false",
          "whether it probes by itself; else with the next call");
  private static final Key<Outcomes> RECORD =
      Key.absent(
          "record", Type.OUTCOMES, "all failures", "what counts as a failure; the rest is success");
  private static final Key<Outcomes> IGNORE =
      Key.absent("ignore", Type.OUTCOMES, "none", "what does not count at all");

  static final Form FORM =
      Form.of("circuit-breaker", "opens where calls fail: Resilience4j's", FAILURES, SLOW)
          .and(SLOW_CALL, WINDOW)
          .when(Condition.says(WINDOW, "count_based"), SIZE)
          .when(Condition.says(WINDOW, "time_based"), SECONDS)
          .and(MINIMUM, PERMITTED, MAX_WAIT, OPEN, LONGER, MULTIPLIER)
          .and(LONGEST, AUTOMATIC, RECORD, IGNORE);

  private BreakerDecoder() {}

  static PolicySpec read(ValueReader value) {
    MappingReader in = value.mapping(FORM);
    double failures = in.get(FAILURES);
    double slow = in.get(SLOW);
    long slowCall = in.get(SLOW_CALL);
    WindowType type = in.get(WINDOW);
    int size = size(in.get(SIZE), type);
    int minimum = in.get(MINIMUM);
    int permitted = in.get(PERMITTED);
    long maxWait = in.get(MAX_WAIT);
    long open = in.get(OPEN);
    boolean longer = in.get(LONGER);
    double multiplier = in.get(MULTIPLIER);
    long longest = in.get(LONGEST, Long.MAX_VALUE);
    boolean automatic = in.get(AUTOMATIC);
    Outcomes recorded = in.get(RECORD, CircuitBreakerSpec.DEFAULT.recorded());
    Outcomes ignored = in.get(IGNORE, Outcomes.NONE);
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
