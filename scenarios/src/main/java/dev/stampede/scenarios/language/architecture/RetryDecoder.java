package dev.stampede.scenarios.language.architecture;

import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetryEndSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code retry}. What it does not say is as in the SDKs of Anthropic and OpenAI. */
final class RetryDecoder implements PolicyDecoder {
  private static final int MOST_RETRIES = RetrySpec.MOST;
  private static final Jitter NONE = new Jitter.None();

  /** The back-off after a Retry-After has been waited. */
  private enum Then {
    BACKOFF,
    AT_ONCE
  }

  private static final Key<Double> SHRINK =
      Key.open("shrink", Type.SHARE, "", "the wait is shorter by up to this");
  private static final Key<Double> SYMMETRIC =
      Key.open("symmetric", Type.SHARE, "", "shorter or longer by up to this");
  private static final Key<Double> STRETCH =
      Key.open("stretch", Type.SHARE, "", "longer by up to this");
  private static final Key<Long> ADDITIVE =
      Key.open("additive", Type.TIME, "", "longer by up to this time");
  private static final List<Key<?>> JITTERS = List.of(SHRINK, SYMMETRIC, STRETCH, ADDITIVE);
  private static final Form JITTER_FORM =
      Form.of("jitter", "chance in a wait", SHRINK, SYMMETRIC, STRETCH, ADDITIVE)
          .rule(EXACTLY_ONE, SHRINK, SYMMETRIC, STRETCH, ADDITIVE);
  private static final Map<String, Jitter> JITTER_WORDS = jitters();
  private static final Type<Jitter> JITTER_TYPE =
      Type.of(
          new Shape.Called(
              "jitter-of-a-wait",
              Shape.either(
                  new Shape.Words(List.copyOf(JITTER_WORDS.keySet())),
                  Type.SHARE.shape(),
                  new Shape.Keys(JITTER_FORM))),
          RetryDecoder::jitter);

  private static final Key<Long> INITIAL =
      Key.optional("initial", Type.TIME, "500ms", "the first wait");
  private static final Key<Long> THROTTLED_INITIAL =
      Key.absent(
          "throttled_initial", Type.TIME, "the same", "the first wait where a quota refused");
  private static final Key<Long> MAX = Key.optional("max", Type.TIME, "8s", "the longest wait");
  private static final Key<Long> MIN =
      Key.optional("min", Type.TIME, "0s", "no wait is shorter, but by its jitter");
  private static final Key<Double> MULTIPLIER =
      Key.optional(
          "multiplier",
          Type.of(
              Shape.either(
                  Type.decimal(1, Double.POSITIVE_INFINITY).shape(), Type.MULTIPLIER.shape()),
              RetryDecoder::multiplier),
          "2",
          "how many times as long each wait is as the one before, also 2x");
  private static final Key<Jitter> JITTER =
      Key.optional(
          "jitter", JITTER_TYPE, "25%", "chance in a wait; a share shrinks it by up to it");
  private static final Key<Boolean> CAP_AFTER =
      Key.optional(
          "cap_after_jitter", Type.FLAG, "false", "whether max bounds the wait with its jitter");
  private static final Key<Boolean> REPEAT_FIRST =
      Key.optional(
          "repeat_first",
          Type.FLAG,
          "false",
          "the second wait is as the first, the third as the second would be");
  private static final Key<MappingReader> BACKOFF =
      Key.open(
          "backoff",
          Type.mapping(
              Form.of(
                  "backoff",
                  "how long retries wait",
                  INITIAL,
                  THROTTLED_INITIAL,
                  MAX,
                  MULTIPLIER,
                  JITTER,
                  CAP_AFTER,
                  REPEAT_FIRST,
                  MIN)),
          "the SDKs'",
          "how long retries wait");

  private static final Map<String, RetryAfterSpec> RETRY_AFTER_WORDS = retryAfters();
  private static final Key<RetryAfterSpec.Use> USE =
      Key.optional(
          "use",
          Type.words(uses(), RetryAfterSpec.Use.REPLACE),
          "replace",
          "in place of the back-off; floor: the longer of both");
  private static final Key<Long> LONGEST =
      Key.optional("max", Type.POSITIVE_TIME, "60s", "the longest that is waited for");
  private static final Key<RetryAfterSpec.Beyond> BEYOND =
      Key.optional(
          "beyond",
          Type.words(RetryAfterSpec.Beyond.class),
          "backoff",
          "what happens with a longer one; stop gives up");
  private static final Key<Jitter> AFTER_JITTER =
      Key.optional("jitter", JITTER_TYPE, "none", "none, stretch or additive");
  private static final Key<Long> MOST_OVER =
      Key.absent(
          "most_over",
          Type.POSITIVE_TIME,
          "unlimited",
          "for floor: at most so much more than the back-off");
  private static final Key<Outcomes> OF =
      Key.absent("of", Type.OUTCOMES, "all failures", "the answers whose Retry-After counts");
  private static final Key<Long> TOTAL =
      Key.absent(
          "total", Type.POSITIVE_TIME, "unlimited", "what one request waits for them, at most");
  private static final Key<Then> THEN =
      Key.optional("then", Type.words(Then.class), "backoff", "at_once: back-offs after one are 0");
  private static final Key<Boolean> AFTER_LAST =
      Key.optional(
          "after_last", Type.FLAG, "false", "one is waited for after the last attempt, too");
  private static final Form RETRY_AFTER_FORM =
      Form.of("retry-after", "what a Retry-After does", USE, LONGEST, BEYOND, AFTER_JITTER)
          .and(MOST_OVER, OF, TOTAL, THEN, AFTER_LAST)
          .none(Condition.says(USE, "replace"), MOST_OVER);
  private static final Key<RetryAfterSpec> RETRY_AFTER =
      Key.optional(
          "retry_after",
          Type.of(
              Shape.either(
                  new Shape.Words(List.copyOf(RETRY_AFTER_WORDS.keySet())),
                  new Shape.Keys(RETRY_AFTER_FORM)),
              RetryDecoder::retryAfter),
          "honour",
          "what a Retry-After does");

  private static final Key<Integer> MAX_RETRIES =
      Key.optional(
          "max_retries",
          Type.limit(0, MOST_RETRIES, RetrySpec.UNLIMITED),
          "2",
          "retries of one request, or unlimited");
  private static final Key<Outcomes> ON =
      Key.optional(
          "on",
          Type.OUTCOMES,
          StatusWords.words(RetrySpec.WORTH_RETRYING.statuses()),
          "what is tried again");
  private static final Key<Outcomes> FIRST =
      Key.required("on", Type.OUTCOMES, "if this was the first failure");
  private static final Key<Integer> OTHER_MAX =
      Key.required("max_retries", Type.integer(0, MOST_RETRIES), "so many retries");
  private static final Form BOUND =
      Form.of("retry-bound", "another number of retries", FIRST, OTHER_MAX);
  private static final Key<List<ValueReader>> BY_FIRST_FAILURE =
      Key.absent(
          "by_first_failure",
          Type.listOf(BOUND),
          "none",
          "other numbers of retries: [{on: 429, max_retries: 1}]");
  private static final Key<Boolean> NEEDS_ENDPOINT =
      Key.optional(
          "needs_endpoint", Type.FLAG, "false", "none while no endpoint of a pool inside is well");
  private static final Key<Boolean> WAIT_AFTER_LAST =
      Key.optional(
          "wait_after_last", Type.FLAG, "false", "waits once more when the last one has failed");
  private static final Key<Boolean> AFTER_FIRST_TOKEN =
      Key.optional(
          "after_first_token",
          Type.FLAG,
          "false",
          "repeats streams that broke after their first token, too");

  private final Key<BudgetSpec> budget;
  private final Form form;

  RetryDecoder(BudgetDecoder budgets) {
    budget = budgets.key();
    form =
        Form.of("retry", "tries again", MAX_RETRIES, BACKOFF, RETRY_AFTER, ON, budget)
            .and(BY_FIRST_FAILURE, NEEDS_ENDPOINT, WAIT_AFTER_LAST, AFTER_FIRST_TOKEN);
  }

  Form form() {
    return form;
  }

  @Override
  public PolicySpec read(ValueReader value, Names providers) {
    MappingReader in = value.mapping(form);
    int maxRetries = in.get(MAX_RETRIES);
    BackoffSpec backoff = backoff(in.get(BACKOFF));
    RetryAfterSpec retryAfter = in.get(RETRY_AFTER);
    Outcomes on = in.get(ON);
    BudgetSpec bound = in.find(budget);
    RetryEndSpec end = end(in);
    return in.build(() -> new RetrySpec(maxRetries, backoff, retryAfter, on, bound, end), STAND_IN);
  }

  private static RetryEndSpec end(MappingReader in) {
    List<RetryEndSpec.Bound> bounds = new ArrayList<>();
    for (ValueReader item : in.get(BY_FIRST_FAILURE, List.of())) {
      MappingReader bound = item.mapping(BOUND);
      Outcomes first = bound.get(FIRST);
      int most = bound.get(OTHER_MAX);
      bounds.add(
          bound.build(
              () -> new RetryEndSpec.Bound(first, most), new RetryEndSpec.Bound(Outcomes.NONE, 0)));
    }
    boolean needsEndpoint = in.get(NEEDS_ENDPOINT);
    boolean waitsAfterLast = in.get(WAIT_AFTER_LAST);
    boolean afterFirstToken = in.get(AFTER_FIRST_TOKEN);
    return new RetryEndSpec(bounds, needsEndpoint, waitsAfterLast, afterFirstToken);
  }

  private static BackoffSpec backoff(MappingReader in) {
    ValueReader first = in.value(INITIAL);
    long initial = INITIAL.type().read(first);
    long throttled = in.get(THROTTLED_INITIAL, initial);
    ValueReader last = in.value(MAX);
    long max = MAX.type().read(last);
    if (initial > max && !last.isFaulty()) {
      first.reject(
          in.has(MAX)
              ? "must be at most max"
              : "must be at most max, which is %s by default".formatted(MAX.text()),
          null);
    }
    double multiplier = in.get(MULTIPLIER);
    Jitter jitter = in.get(JITTER);
    boolean capAfterJitter = in.get(CAP_AFTER);
    boolean repeatFirst = in.get(REPEAT_FIRST);
    ValueReader shortest = in.value(MIN);
    long least = MIN.type().read(shortest);
    if (least > max && !last.isFaulty()) {
      shortest.reject("must be at most max", null);
    }
    return in.build(
        () ->
            new BackoffSpec(
                initial, throttled, multiplier, max, jitter, capAfterJitter, repeatFirst, least),
        new BackoffSpec(0, 1, 0, NONE, false));
  }

  /** A plain number as in the SDKs, or with an {@code x} as elsewhere in the language. */
  private static double multiplier(ValueReader value) {
    return value.endsWith("x") ? value.multiplier() : value.decimal(1, Double.POSITIVE_INFINITY);
  }

  private static Map<String, Jitter> jitters() {
    Map<String, Jitter> words = new LinkedHashMap<>();
    words.put("none", NONE);
    words.put("full", new Jitter.Full());
    words.put("equal", new Jitter.Shrink(0.5));
    words.put("decorrelated", new Jitter.Decorrelated());
    return words;
  }

  private static Jitter jitter(ValueReader value) {
    if (value.isMapping()) {
      return jitter(value.mapping(JITTER_FORM));
    }
    if (value.startsWithNumber()) {
      return new Jitter.Shrink(value.share());
    }
    Jitter jitter = value.choice(JITTER_WORDS);
    return jitter == null ? NONE : jitter;
  }

  private static Jitter jitter(MappingReader in) {
    List<Key<?>> given = JITTERS.stream().filter(in::has).toList();
    if (given.size() != 1) {
      in.finish();
      if (!in.isFaulty()) {
        in.error(
            "needs exactly one of " + String.join(", ", JITTERS.stream().map(Key::name).toList()),
            "for example {symmetric: 20%} or {additive: 750ms}");
      }
      return NONE;
    }
    Key<?> key = given.get(0);
    Jitter jitter =
        key == SHRINK
            ? new Jitter.Shrink(in.get(SHRINK))
            : key == SYMMETRIC
                ? new Jitter.Symmetric(in.get(SYMMETRIC))
                : key == STRETCH
                    ? new Jitter.Stretch(in.get(STRETCH))
                    : new Jitter.Additive(in.get(ADDITIVE));
    return in.build(() -> jitter, NONE);
  }

  private static Map<String, RetryAfterSpec> retryAfters() {
    Map<String, RetryAfterSpec> words = new LinkedHashMap<>();
    words.put("honour", RetryAfterSpec.UP_TO_A_MINUTE);
    words.put("ignore", RetryAfterSpec.IGNORED);
    return words;
  }

  private static Map<String, RetryAfterSpec.Use> uses() {
    Map<String, RetryAfterSpec.Use> uses = new LinkedHashMap<>();
    uses.put("replace", RetryAfterSpec.Use.REPLACE);
    uses.put("floor", RetryAfterSpec.Use.FLOOR);
    return uses;
  }

  private static RetryAfterSpec retryAfter(ValueReader value) {
    if (!value.isMapping()) {
      RetryAfterSpec chosen = value.choice(RETRY_AFTER_WORDS);
      return chosen == null ? RetryAfterSpec.IGNORED : chosen;
    }
    MappingReader in = value.mapping(RETRY_AFTER_FORM);
    RetryAfterSpec.Use use = in.get(USE);
    long max = in.get(LONGEST);
    RetryAfterSpec.Beyond beyond = in.get(BEYOND);
    Jitter jitter = in.get(AFTER_JITTER);
    long mostOver = in.get(MOST_OVER, RetryAfterSpec.UNBOUNDED);
    Outcomes of = in.get(OF, Outcomes.FAILURES);
    long total = in.get(TOTAL, RetryAfterSpec.UNBOUNDED);
    boolean atOnce = in.get(THEN) == Then.AT_ONCE;
    boolean afterLast = in.get(AFTER_LAST);
    if (use == RetryAfterSpec.Use.REPLACE && in.has(MOST_OVER)) {
      in.error("most_over needs 'use: floor'", null);
    }
    return in.build(
        () -> new RetryAfterSpec(use, max, beyond, jitter, mostOver, of, total, atOnce, afterLast),
        RetryAfterSpec.IGNORED);
  }
}
