package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetryEndSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code retry}. What it does not say is as in the SDKs of Anthropic and OpenAI. */
final class RetryDecoder {
  private static final PolicySpec STAND_IN = new TimeoutSpec(1);
  private static final int MOST_RETRIES = RetrySpec.MOST;
  private static final Jitter NONE = new Jitter.None();
  private static final List<String> JITTERS = List.of("shrink", "symmetric", "stretch", "additive");

  private RetryDecoder() {}

  /** The back-off after a Retry-After has been waited. */
  private enum Then {
    BACKOFF,
    AT_ONCE
  }

  static PolicySpec read(ValueReader value) {
    MappingReader in = value.mapping();
    int maxRetries = in.optional("max_retries", "2").integer(0, MOST_RETRIES);
    BackoffSpec backoff = backoff(in.optional("backoff").mapping());
    RetryAfterSpec retryAfter = retryAfter(in.optional("retry_after", "honour"));
    List<String> usual = StatusWords.words(RetrySpec.WORTH_RETRYING.statuses());
    Outcomes on = StatusWords.on(in.optional("on", usual));
    BudgetSpec budget = in.has("budget", "none") ? BudgetDecoder.read(in.optional("budget")) : null;
    RetryEndSpec end = end(in);
    return in.build(
        () -> new RetrySpec(maxRetries, backoff, retryAfter, on, budget, end), STAND_IN);
  }

  private static RetryEndSpec end(MappingReader in) {
    List<RetryEndSpec.Bound> bounds = new ArrayList<>();
    if (in.has("by_first_failure", "none")) {
      for (ValueReader item : in.optional("by_first_failure").list()) {
        MappingReader bound = item.mapping();
        Outcomes first = StatusWords.on(bound.required("on"));
        int most = bound.required("max_retries").integer(0, MOST_RETRIES);
        bounds.add(
            bound.build(
                () -> new RetryEndSpec.Bound(first, most),
                new RetryEndSpec.Bound(Outcomes.NONE, 0)));
      }
    }
    boolean needsEndpoint = in.optional("needs_endpoint", "false").bool();
    boolean waitsAfterLast = in.optional("wait_after_last", "false").bool();
    return new RetryEndSpec(bounds, needsEndpoint, waitsAfterLast);
  }

  private static BackoffSpec backoff(MappingReader in) {
    ValueReader first = in.optional("initial", "500ms");
    long initial = first.nanos();
    long throttled =
        in.has("throttled_initial", "the same")
            ? in.optional("throttled_initial").nanos()
            : initial;
    ValueReader last = in.optional("max", "8s");
    long max = last.nanos();
    if (initial > max && !last.isFaulty()) {
      first.reject(
          in.has("max") ? "must be at most max" : "must be at most max, which is 8s by default",
          null);
    }
    double multiplier = multiplier(in.optional("multiplier", "2"));
    Jitter jitter = jitter(in.optional("jitter", "25%"));
    boolean capAfterJitter = in.optional("cap_after_jitter", "false").bool();
    boolean repeatFirst = in.optional("repeat_first", "false").bool();
    return in.build(
        () ->
            new BackoffSpec(
                initial, throttled, multiplier, max, jitter, capAfterJitter, repeatFirst),
        new BackoffSpec(0, 1, 0, NONE, false));
  }

  /** A plain number as in the SDKs, or with an {@code x} as elsewhere in the language. */
  private static double multiplier(ValueReader value) {
    return value.endsWith("x") ? value.multiplier() : value.decimal(1, Double.POSITIVE_INFINITY);
  }

  private static Jitter jitter(ValueReader value) {
    if (value.isMapping()) {
      return jitter(value.mapping());
    }
    if (value.startsWithNumber()) {
      return new Jitter.Shrink(value.share());
    }
    Map<String, Jitter> words = new LinkedHashMap<>();
    words.put("none", NONE);
    words.put("full", new Jitter.Full());
    words.put("equal", new Jitter.Shrink(0.5));
    words.put("decorrelated", new Jitter.Decorrelated());
    Jitter jitter = value.choice(words);
    return jitter == null ? NONE : jitter;
  }

  private static Jitter jitter(MappingReader in) {
    List<String> kinds = JITTERS.stream().filter(in::has).toList();
    if (kinds.size() != 1) {
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            "needs exactly one of " + String.join(", ", JITTERS),
            "for example {symmetric: 20%} or {additive: 750ms}");
      }
      return NONE;
    }
    ValueReader value = in.required(kinds.get(0));
    Jitter jitter =
        switch (kinds.get(0)) {
          case "shrink" -> new Jitter.Shrink(value.share());
          case "symmetric" -> new Jitter.Symmetric(value.share());
          case "stretch" -> new Jitter.Stretch(value.share());
          default -> new Jitter.Additive(value.nanos());
        };
    return in.build(() -> jitter, NONE);
  }

  private static RetryAfterSpec retryAfter(ValueReader value) {
    if (!value.isMapping()) {
      Map<String, RetryAfterSpec> words = new LinkedHashMap<>();
      words.put("honour", RetryAfterSpec.UP_TO_A_MINUTE);
      words.put("ignore", RetryAfterSpec.IGNORED);
      RetryAfterSpec chosen = value.choice(words);
      return chosen == null ? RetryAfterSpec.IGNORED : chosen;
    }
    MappingReader in = value.mapping();
    Map<String, RetryAfterSpec.Use> uses = new LinkedHashMap<>();
    uses.put("replace", RetryAfterSpec.Use.REPLACE);
    uses.put("floor", RetryAfterSpec.Use.FLOOR);
    RetryAfterSpec.Use use = in.optional("use", "replace").choice(uses);
    long max = in.optional("max", "60s").positiveNanos();
    RetryAfterSpec.Beyond beyond =
        in.optional("beyond", "backoff").choice(RetryAfterSpec.Beyond.class);
    Jitter jitter = jitter(in.optional("jitter", "none"));
    long mostOver =
        in.has("most_over", "unlimited")
            ? in.optional("most_over").positiveNanos()
            : RetryAfterSpec.UNBOUNDED;
    Outcomes of =
        in.has("of", "all failures") ? StatusWords.on(in.optional("of")) : Outcomes.FAILURES;
    long total =
        in.has("total", "unlimited")
            ? in.optional("total").positiveNanos()
            : RetryAfterSpec.UNBOUNDED;
    boolean atOnce = in.optional("then", "backoff").choice(Then.class) == Then.AT_ONCE;
    if (use == RetryAfterSpec.Use.REPLACE && in.has("most_over")) {
      in.error("most_over needs 'use: floor'", null);
    }
    return in.build(
        () ->
            new RetryAfterSpec(
                use == null ? RetryAfterSpec.Use.REPLACE : use,
                max,
                beyond,
                jitter,
                mostOver,
                of,
                total,
                atOnce),
        RetryAfterSpec.IGNORED);
  }
}
