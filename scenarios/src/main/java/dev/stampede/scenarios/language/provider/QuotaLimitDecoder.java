package dev.stampede.scenarios.language.provider;

import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one limit of a quota. */
final class QuotaLimitDecoder {
  private static final double MOST_MONEY = 1e9;
  private static final String ACCELERATION = "acceleration";

  private static final Key<Meter> METER =
      Key.required("meter", Type.words(Meter.class), "what is counted");
  private static final Key<Optional<Algorithm>> ALGORITHM =
      Key.open(
          "algorithm",
          Type.words(algorithms(), Optional.of(Algorithm.TOKEN_BUCKET)),
          "token_bucket; fixed_window for spend",
          "how it is counted; leaky_bucket_queue holds calls in place of refusing them");
  private static final Key<Long> LIMIT =
      Key.required("limit", Type.longCount(1, Long.MAX_VALUE), "how much there is in a period");
  private static final Key<ValueReader> MOST_SPENT =
      Key.required("limit", Type.as(Type.MONEY.shape()), "how much may be spent in a period");
  private static final Key<Long> PERIOD =
      Key.open("per", Type.POSITIVE_TIME, "1m; 30d for spend", "the period");
  private static final Key<Long> BURST =
      Key.absent(
          "burst",
          Type.POSITIVE_TIME,
          "the period",
          "refill that a bucket keeps, or use that it holds");
  private static final Key<Long> EVALUATION =
      Key.optional(
          "evaluation_window",
          Type.TIME,
          "0s",
          "also enforced in short windows, each with its part of the limit; 0s is none");
  private static final Key<Double> FREE =
      Key.required("free", Type.RATE, "the rate up to which use may grow at will");
  private static final Key<Double> USUAL =
      Key.absent("usual", Type.RATE, "as free", "the rate known at the start");
  private static final Key<Double> GROWTH =
      Key.required("growth", Type.MULTIPLIER, "how many times as much a period may bring");
  private static final Key<Long> PER =
      Key.required("per", Type.POSITIVE_TIME, "the period of that growth");
  private static final Key<Reserve> RESERVE =
      Key.open(
          "reserve",
          Type.words(Reserve.class),
          "input_estimate for input, max_tokens for total_tokens, else none",
          "what is charged on admission; none admits while anything is left");
  private static final Key<Boolean> SETTLE =
      Key.optional("settle", Type.FLAG, "true", "whether the true use replaces what was reserved");
  private static final Key<Boolean> WEIGHTED =
      Key.optional(
          "weighted_reservation", Type.FLAG, "true", "false: weights count at the end only");
  private static final Key<Double> CACHED_WEIGHT =
      Key.optional("cached_input_weight", Type.MULTIPLIER, "1x", "what a cached token counts");
  private static final Key<Double> OUTPUT_WEIGHT =
      Key.optional("output_weight", Type.MULTIPLIER, "1x", "what a token of an answer counts");
  private static final Key<Boolean> CHARGE_REJECTED =
      Key.optional(
          "charge_rejected",
          Type.FLAG,
          "false",
          "whether refused calls are charged, as far as there is something left");

  private static final Key<Integer> STATUS =
      Key.optional("status", Type.integer(400, 599), "429", "the HTTP status of a refusal");
  private static final Key<String> ERROR =
      Key.optional(
          "error", Type.NAME, RefusalSpec.RATE_LIMITED.errorCode(), "the error code beside it");
  private static final Map<String, RetryAfter> FORMS =
      Map.of("exact", RetryAfter.EXACT, "none", RetryAfter.NONE);
  private static final Key<ValueReader> RETRY_AFTER =
      Key.optional(
          "retry_after",
          Type.as(
              Shape.either(new Shape.Words(List.of("exact", "none")), Type.POSITIVE_TIME.shape())),
          "exact",
          "the Retry-After that callers are told, or a time");
  private static final Key<Long> ROUND_UP =
      Key.optional("round_up", Type.POSITIVE_TIME, "1ns", "to whole multiples of this");
  private static final Key<Boolean> TERMINAL =
      Key.optional(
          "terminal",
          Type.FLAG,
          "false",
          "true: calls end as quota_exhausted, which retries leave alone unless on names it");
  private static final Form REFUSAL =
      Form.of("on-limit", "what callers are told", STATUS, ERROR, RETRY_AFTER, ROUND_UP, TERMINAL);
  private static final Key<MappingReader> ON_LIMIT =
      Key.open("on_limit", Type.mapping(REFUSAL), "a refusal", "what callers are told");

  private static final Condition CONCURRENCY = Condition.says(METER, "concurrency");
  private static final Condition SPEND = Condition.says(METER, "spend");
  private static final Condition ACCELERATES =
      Condition.all(
          Condition.saysNone(METER, "concurrency"), Condition.says(ALGORITHM, ACCELERATION));
  private static final Condition RATE =
      Condition.all(
          Condition.saysNone(METER, "concurrency"), Condition.saysNone(ALGORITHM, ACCELERATION));
  private static final Condition WEIGHS = Condition.saysNone(METER, "requests", "concurrency");

  /** The keys. */
  static final Form FORM =
      Form.of("limit", "one limit of a quota", METER)
          .when(CONCURRENCY, LIMIT)
          .when(Condition.saysNone(METER, "concurrency"), ALGORITHM)
          .when(Condition.all(RATE, Condition.saysNone(METER, "spend")), LIMIT)
          .when(Condition.all(RATE, SPEND), MOST_SPENT)
          .when(RATE, PERIOD, BURST, EVALUATION)
          .when(ACCELERATES, FREE, USUAL, GROWTH, PER)
          .when(WEIGHS, RESERVE, SETTLE)
          .when(Condition.saysNone(METER, "requests", "concurrency", "spend"), WEIGHTED)
          .when(Condition.says(METER, "input_tokens", "total_tokens"), CACHED_WEIGHT)
          .when(Condition.says(METER, "output_tokens", "total_tokens"), OUTPUT_WEIGHT)
          .when(Condition.saysNone(METER, "concurrency"), CHARGE_REJECTED)
          .and(ON_LIMIT);

  private QuotaLimitDecoder() {}

  private static Map<String, Optional<Algorithm>> algorithms() {
    Map<String, Optional<Algorithm>> algorithms = new LinkedHashMap<>();
    for (Algorithm algorithm : Algorithm.values()) {
      algorithms.put(algorithm.name().toLowerCase(Locale.ROOT), Optional.of(algorithm));
    }
    algorithms.put(ACCELERATION, Optional.empty());
    return algorithms;
  }

  /** Returns the limit; null if it is not described well. */
  static @Nullable LimitSpec read(String name, ValueReader value) {
    MappingReader in = value.mapping(FORM);
    Meter meter = in.get(METER);
    if (!in.has(METER) || in.value(METER).isFaulty()) {
      in.forgive(); // what belongs to which meter is not known
    }
    Supplier<LimiterSpec> limiter = limiter(in, meter);
    Reserve reserve = in.takes(RESERVE) ? reserve(in, meter) : Reserve.NONE;
    boolean settles = !in.takes(SETTLE) || in.get(SETTLE);
    boolean weighted = !in.takes(WEIGHTED) || in.get(WEIGHTED);
    double cached = in.takes(CACHED_WEIGHT) ? in.get(CACHED_WEIGHT) : 1;
    double output = in.takes(OUTPUT_WEIGHT) ? in.get(OUTPUT_WEIGHT) : 1;
    boolean chargesRejected = in.takes(CHARGE_REJECTED) && in.get(CHARGE_REJECTED);
    RefusalSpec refusal = refusal(in.get(ON_LIMIT));
    return in.build(
        () ->
            new LimitSpec(
                name,
                meter,
                limiter.get(),
                reserve,
                settles,
                weighted,
                cached,
                output,
                chargesRejected,
                refusal));
  }

  private static Reserve reserve(MappingReader in, Meter meter) {
    String usual =
        switch (meter) {
          case INPUT_TOKENS -> "input_estimate";
          case TOTAL_TOKENS -> "max_tokens";
          default -> "none";
        };
    return in.get(RESERVE.orElse(usual));
  }

  private static Supplier<LimiterSpec> limiter(MappingReader in, Meter meter) {
    if (meter == Meter.CONCURRENCY) {
      long limit = in.get(LIMIT);
      return () -> new LimiterSpec.Concurrency(limit);
    }
    boolean spend = meter == Meter.SPEND;
    Optional<Algorithm> chosen = in.get(ALGORITHM.orElse(spend ? "fixed_window" : "token_bucket"));
    if (chosen.isEmpty()) {
      return acceleration(in);
    }
    long limit = spend ? nanos(in.get(MOST_SPENT)) : in.get(LIMIT);
    long per = in.get(PERIOD.orElse(spend ? "30d" : "1m"));
    long burst = in.get(BURST, per);
    long evaluation = in.get(EVALUATION);
    return () -> new LimiterSpec.Rate(chosen.get(), limit, per, burst, evaluation);
  }

  private static long nanos(ValueReader number) {
    double amount = number.money();
    if (!number.isFaulty() && !(amount > 0 && amount <= MOST_MONEY)) {
      number.reject("must be above 0 and at most 1000000000", null);
    }
    return Math.round(Math.min(amount, MOST_MONEY) * Price.NANOS_PER_UNIT);
  }

  private static Supplier<LimiterSpec> acceleration(MappingReader in) {
    double free = in.get(FREE);
    double usual = in.get(USUAL, free);
    double growth = in.get(GROWTH);
    long per = in.get(PER);
    return () -> new LimiterSpec.Acceleration(free, usual, growth, per);
  }

  private static RefusalSpec refusal(MappingReader in) {
    int status = in.get(STATUS);
    String error = in.get(ERROR);
    ValueReader after = in.get(RETRY_AFTER);
    boolean fixed = after.startsWithNumber();
    long fixedNanos = fixed ? after.positiveNanos() : 1;
    RetryAfter form = fixed ? RetryAfter.FIXED : form(after);
    long round = in.get(ROUND_UP);
    boolean terminal = in.get(TERMINAL);
    return in.build(
        () -> new RefusalSpec(status, error, form, fixedNanos, round, terminal),
        RefusalSpec.RATE_LIMITED);
  }

  private static RetryAfter form(ValueReader value) {
    RetryAfter form = value.choice(FORMS);
    return form == null ? RetryAfter.EXACT : form;
  }
}
