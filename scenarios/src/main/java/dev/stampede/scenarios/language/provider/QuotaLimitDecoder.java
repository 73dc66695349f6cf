package dev.stampede.scenarios.language.provider;

import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.LimiterSpec.Algorithm;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.quota.RefusalSpec.RetryAfter;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads one limit of a quota. */
final class QuotaLimitDecoder {
  private static final double MOST_USD = 1e9;

  private QuotaLimitDecoder() {}

  /** Returns the limit; null if it is not described well. */
  static @Nullable LimitSpec read(String name, MappingReader in) {
    Meter meter = in.required("meter").choice(Meter.class);
    Supplier<LimiterSpec> limiter = limiter(in, meter);
    boolean weighs = meter != Meter.REQUESTS && meter != Meter.CONCURRENCY;
    boolean tokens = weighs && meter != Meter.SPEND;
    Reserve reserve = weighs ? reserve(in, meter) : Reserve.NONE;
    boolean settles = !weighs || in.optional("settle", "true").bool();
    boolean weighted = !tokens || in.optional("weighted_reservation", "true").bool();
    double cached =
        tokens && meter != Meter.OUTPUT_TOKENS
            ? in.optional("cached_input_weight", "1x").multiplier()
            : 1;
    double output =
        tokens && meter != Meter.INPUT_TOKENS ? in.optional("output_weight", "1x").multiplier() : 1;
    boolean chargesRejected =
        meter != Meter.CONCURRENCY && in.optional("charge_rejected", "false").bool();
    RefusalSpec refusal = refusal(in.optional("on_limit").mapping());
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
    return in.optional("reserve", usual).choice(Reserve.class);
  }

  private static Supplier<LimiterSpec> limiter(MappingReader in, Meter meter) {
    if (meter == Meter.CONCURRENCY) {
      long limit = in.required("limit").count(1, Long.MAX_VALUE);
      return () -> new LimiterSpec.Concurrency(limit);
    }
    boolean spend = meter == Meter.SPEND;
    Map<String, Optional<Algorithm>> algorithms = new LinkedHashMap<>();
    for (Algorithm algorithm : Algorithm.values()) {
      algorithms.put(algorithm.name().toLowerCase(Locale.ROOT), Optional.of(algorithm));
    }
    algorithms.put("acceleration", Optional.empty());
    Optional<Algorithm> chosen =
        in.optional("algorithm", spend ? "fixed_window" : "token_bucket").choice(algorithms);
    if (chosen != null && chosen.isEmpty()) {
      return acceleration(in);
    }
    ValueReader number = in.required("limit");
    long limit = spend ? nanoUsd(number) : number.count(1, Long.MAX_VALUE);
    ValueReader period = in.optional("per", spend ? "30d" : "1m");
    long per = period.positiveNanos();
    long burst = in.has("burst", "the period") ? in.optional("burst").positiveNanos() : per;
    long evaluation = in.optional("evaluation_window", "0s").nanos();
    Algorithm algorithm = chosen == null ? Algorithm.TOKEN_BUCKET : chosen.get();
    return () -> new LimiterSpec.Rate(algorithm, limit, per, burst, evaluation);
  }

  private static long nanoUsd(ValueReader number) {
    double usd = number.usd();
    if (!number.isFaulty() && !(usd > 0 && usd <= MOST_USD)) {
      number.reject("must be above 0 USD and at most 1000000000 USD", null);
    }
    return Math.round(Math.min(usd, MOST_USD) * Price.NANOS_PER_USD);
  }

  private static Supplier<LimiterSpec> acceleration(MappingReader in) {
    double free = in.required("free").perSecond();
    double usual = in.has("usual", "as free") ? in.optional("usual").perSecond() : free;
    double growth = in.required("growth").multiplier();
    long per = in.required("per").positiveNanos();
    return () -> new LimiterSpec.Acceleration(free, usual, growth, per);
  }

  private static RefusalSpec refusal(MappingReader in) {
    int status = in.optional("status", "429").integer(400, 599);
    String error = in.optional("error", RefusalSpec.RATE_LIMITED.errorCode()).name();
    ValueReader after = in.optional("retry_after", "exact");
    boolean fixed = after.startsWithNumber();
    long fixedNanos = fixed ? after.positiveNanos() : 1;
    RetryAfter form = fixed ? RetryAfter.FIXED : form(after);
    long round = in.optional("round_up", "1ns").positiveNanos();
    boolean terminal = in.optional("terminal", "false").bool();
    return in.build(
        () -> new RefusalSpec(status, error, form, fixedNanos, round, terminal),
        RefusalSpec.RATE_LIMITED);
  }

  private static RetryAfter form(ValueReader value) {
    RetryAfter form = value.choice(Map.of("exact", RetryAfter.EXACT, "none", RetryAfter.NONE));
    return form == null ? RetryAfter.EXACT : form;
  }
}
