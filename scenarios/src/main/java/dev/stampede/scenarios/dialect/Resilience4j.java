package dev.stampede.scenarios.dialect;

import dev.stampede.scenarios.dialect.element.Translation;
import dev.stampede.scenarios.dialect.element.Unit;
import dev.stampede.scenarios.dialect.element.VendorElement;
import dev.stampede.scenarios.dialect.element.VendorKind;
import dev.stampede.scenarios.dialect.element.Written;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The modules of Resilience4j, with the keys of its Spring Boot starter. */
final class Resilience4j {
  private static final int MOST_ATTEMPTS = 101;
  private static final int MOST_CALLS = 1_000_000;
  private static final String PREFIX = "r4j.";

  private static final String POOL = "threadPoolBulkhead";

  /** As the aspects of its Spring Boot starter nest, outermost first. */
  private static final List<String> NESTING =
      List.of("retry", "circuitbreaker", "ratelimiter", "timelimiter", "bulkhead", POOL);

  private Resilience4j() {}

  /** Returns a module, which may be given with its instances. */
  static VendorKind module(String name, Function<VendorElement, Translation> translation) {
    return new VendorKind() {
      @Override
      public ValueReader part(ValueReader given) {
        return SpringModules.one(given, name);
      }

      @Override
      public Translation translate(VendorElement element) {
        return translation.apply(element);
      }
    };
  }

  /** Returns all modules, as {@code application.yml} has them. */
  static VendorKind modules() {
    return new VendorKind() {
      @Override
      public ValueReader part(ValueReader given) {
        return SpringModules.all(given);
      }

      @Override
      public Translation translate(VendorElement element) {
        return spring(element);
      }

      @Override
      public @Nullable String moduleOf(String key) {
        return NESTING.contains(key) ? kindOf(key) : null;
      }
    };
  }

  private static String kindOf(String module) {
    return PREFIX + module.toLowerCase(Locale.ROOT);
  }

  static Translation retry(VendorElement in) {
    boolean grows = in.flag("enableExponentialBackoff");
    boolean randomized = in.flag("enableRandomizedWait");
    Node.Scalar multiplier =
        in.decimal("exponentialBackoffMultiplier", 1, Double.POSITIVE_INFINITY);
    Written backoff =
        in.write()
            .with("initial", in.time("waitDuration", Unit.MILLISECONDS))
            .with("max", Timeouts.FOREVER)
            .with("multiplier", "1")
            .with("jitter", "none")
            .with("cap_after_jitter", "true");
    if (grows) {
      backoff.with("multiplier", multiplier);
    }
    if (in.has("exponentialMaxWaitDuration")) {
      Node.Scalar most = in.time("exponentialMaxWaitDuration", Unit.MILLISECONDS);
      if (grows) {
        backoff.with("max", most);
      } else {
        in.warning(
            "exponentialMaxWaitDuration bounds nothing", "it needs enableExponentialBackoff");
      }
    }
    Node.Scalar share = in.fraction("randomizedWaitFactor");
    if (randomized) {
      backoff.with("jitter", in.write().with("symmetric", share).mapping());
    }
    Written retry =
        in.write()
            .with("max_retries", in.whole("maxAttempts", 1, MOST_ATTEMPTS, -1))
            .with("on", in.node("retryStatuses"))
            .with("backoff", backoff.mapping())
            .with("retry_after", "ignore");
    return Translation.of(List.of(retry.element("retry")));
  }

  static Translation circuitBreaker(VendorElement in) {
    in.word("initialState", List.of("CLOSED"));
    in.word("transitionToStateAfterWaitDuration", List.of("OPEN"));
    in.fraction("randomizedWaitFactor");
    if (in.flag("enableRandomizedWait")) {
      in.error("a random wait in the open state cannot be said here", "leave it out");
    }
    String type = in.word("slidingWindowType", List.of("COUNT_BASED", "TIME_BASED"));
    Written breaker =
        in.write()
            .with("failure_rate_threshold", in.percent("failureRateThreshold"))
            .with("slow_call_rate_threshold", in.percent("slowCallRateThreshold"))
            .with(
                "slow_call_duration_threshold",
                in.time("slowCallDurationThreshold", Unit.MILLISECONDS))
            .with("sliding_window_type", type.toLowerCase(Locale.ROOT))
            .with("sliding_window_size", in.node("slidingWindowSize"))
            .with(
                "minimum_number_of_calls",
                in.whole("minimumNumberOfCalls", 1, Integer.MAX_VALUE, 0))
            .with(
                "permitted_number_of_calls_in_half_open_state",
                in.whole("permittedNumberOfCallsInHalfOpenState", 1, MOST_CALLS, 0))
            .with(
                "max_wait_duration_in_half_open_state",
                in.time("maxWaitDurationInHalfOpenState", Unit.MILLISECONDS))
            .with(
                "wait_duration_in_open_state",
                in.time("waitDurationInOpenState", Unit.MILLISECONDS))
            .with("enable_exponential_backoff", in.node("enableExponentialBackoff"))
            .with("exponential_backoff_multiplier", in.node("exponentialBackoffMultiplier"))
            .with(
                "automatic_transition_from_open_to_half_open_enabled",
                in.node("automaticTransitionFromOpenToHalfOpenEnabled"))
            .with("ignore", in.node("ignoreStatuses"));
    if (in.has("exponentialMaxWaitDurationInOpenState")) {
      breaker.with(
          "exponential_max_wait_duration_in_open_state",
          in.time("exponentialMaxWaitDurationInOpenState", Unit.MILLISECONDS));
    }
    if (in.has("recordStatuses")) {
      breaker.with("record", in.node("recordStatuses"));
    }
    return Translation.of(List.of(breaker.element("circuit_breaker")));
  }

  static Translation rateLimiter(VendorElement in) {
    Written limiter =
        in.write()
            .with("limit", in.whole("limitForPeriod", 1, 1_000_000_000, 0))
            .with("per", in.time("limitRefreshPeriod", Unit.MILLISECONDS))
            .with("algorithm", "fixed_window")
            .with("max_wait", in.time("timeoutDuration", Unit.MILLISECONDS))
            .with("refuse", "after_max_wait");
    return Translation.of(List.of(limiter.element("rate_limit")));
  }

  static Translation bulkhead(VendorElement in) {
    if (!in.flag("fairCallHandlingEnabled")) {
      in.warning("calls are let in as they came", "fairCallHandlingEnabled: false is not modelled");
    }
    Written bulkhead =
        in.write()
            .with("max_concurrent", in.whole("maxConcurrentCalls", 1, Integer.MAX_VALUE, 0))
            .with("max_wait", in.time("maxWaitDuration", Unit.MILLISECONDS));
    return Translation.of(List.of(bulkhead.element("bulkhead")));
  }

  static Translation timeLimiter(VendorElement in) {
    if (!in.flag("cancelRunningFuture")) {
      in.warning(
          "what is given up is cancelled all the same", "a provider need not notice: it says so");
    }
    Node.Scalar timeout = in.time("timeoutDuration", Unit.MILLISECONDS);
    return Translation.of(List.of(in.write().with("timeout", timeout).mapping()));
  }

  /** A pool of a fixed size: one that grows once its queue is full is something else. */
  static Translation threadPoolBulkhead(VendorElement in) {
    Node.Scalar threads = in.whole("maxThreadPoolSize", 1, MOST_CALLS, 0);
    Node.Scalar core = in.whole("coreThreadPoolSize", 1, MOST_CALLS, 0);
    if (!threads.text().equals(core.text())) {
      in.error(
          "a pool that grows when its queue is full is not simulated",
          "as many threads in coreThreadPoolSize as in maxThreadPoolSize");
    }
    Written bulkhead =
        in.write()
            .with("max_concurrent", threads)
            .with("max_queue", in.whole("queueCapacity", 1, MOST_CALLS, 0))
            .with("max_wait", Timeouts.FOREVER);
    return Translation.of(List.of(bulkhead.element("bulkhead")));
  }

  /** Those that are given, nested as Spring's aspects. */
  private static Translation spring(VendorElement in) {
    List<Node> chain = new ArrayList<>();
    boolean both = in.has(POOL) && in.has("bulkhead");
    if (both) {
      in.node(POOL);
      in.warning("%s is not looked at".formatted(POOL), "a method has one bulkhead");
    }
    for (String module : NESTING) {
      if (in.has(module) && !(both && module.equals(POOL))) {
        VendorElement inside = in.as(module, kindOf(module));
        chain.addAll(VendorKinds.kind(kindOf(module)).translate(inside).chain());
      }
    }
    return Translation.of(chain);
  }
}
