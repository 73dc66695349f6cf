package dev.stampede.scenarios.language.architecture;

import static dev.stampede.scenarios.read.Form.Count.AT_LEAST_ONE;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.inject.InjectSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.shadow.ShadowSpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.Kind;
import dev.stampede.scenarios.read.Kinds;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.List;
import java.util.function.Function;

/** The kinds of policies that come with this version; a new one is one more line here. */
public final class Policies {
  private static final Key<Long> TOTAL =
      Key.absent("total", Type.POSITIVE_TIME, "none", "until the whole answer is there");
  private static final Key<Long> CONNECT =
      Key.absent("connect", Type.POSITIVE_TIME, "none", "until there is a connection");
  private static final Key<Long> FIRST_TOKEN =
      Key.absent("first_token", Type.POSITIVE_TIME, "none", "until the first token");
  private static final Key<Long> BETWEEN =
      Key.absent("between_tokens", Type.POSITIVE_TIME, "none", "from one token to the next");
  private static final Form TIMEOUT =
      Form.of("timeout", "gives an attempt up after a time", TOTAL, CONNECT, FIRST_TOKEN, BETWEEN)
          .rule(AT_LEAST_ONE, TOTAL, CONNECT, FIRST_TOKEN, BETWEEN);

  private static final Key<Long> OF_WORK =
      Key.required("total", Type.POSITIVE_TIME, "from the arrival of the work");
  private static final Key<Long> LEAST =
      Key.optional("least", Type.TIME, "0s", "what an attempt must have left");
  private static final Form DEADLINE =
      Form.of("deadline", "no attempt beyond a time from the arrival of the work", OF_WORK, LEAST);

  private static final Key<ValueReader> PROVIDER =
      Key.required("provider", Type.reference("provider"), "who gets the copies");
  private static final Key<Double> SHARE =
      Key.optional("share", Type.SHARE, "100%", "how many calls are copied");
  private static final Key<Long> COPY_TIMEOUT =
      Key.absent("timeout", Type.POSITIVE_TIME, "none", "copies are given up after this time");
  private static final Form SHADOW =
      Form.of("shadow", "sends copies of calls elsewhere", PROVIDER, SHARE, COPY_TIMEOUT);

  private static final Key<Long> DELAY =
      Key.optional("delay", Type.TIME, "0s", "how long what is delayed waits");
  private static final Key<Double> DELAY_SHARE =
      Key.optional("delay_share", Type.SHARE, "100%", "how many calls are delayed");
  private static final Key<Integer> ABORT =
      Key.optional("abort", Type.integer(400, 599), "503", "the HTTP status of what is refused");
  private static final Key<Double> ABORT_SHARE =
      Key.optional("abort_share", Type.SHARE, "0%", "how many calls are refused");
  private static final Form INJECT =
      Form.of("inject", "delays and refuses calls on purpose", DELAY, DELAY_SHARE)
          .and(ABORT, ABORT_SHARE);

  private static final Key<Integer> MAX_CONCURRENT =
      Key.required("max_concurrent", Type.count(1), "calls at a time");
  private static final Form LIMIT =
      Form.of("concurrency-limit", "so many calls at a time, others are refused", MAX_CONCURRENT);

  private Policies() {}

  /**
   * Returns the table.
   *
   * @param budgets what budgets retries and hedges may have
   * @param algorithms what algorithms adaptive limits may have
   */
  public static Kinds<PolicyDecoder> kinds(
      Kinds<BudgetDecoder.Reading> budgets, Kinds<LimitDecoder.Reading> algorithms) {
    BudgetDecoder budget = new BudgetDecoder(budgets);
    RetryDecoder retry = new RetryDecoder(budget);
    HedgeDecoder hedge = new HedgeDecoder(budget);
    LimiterDecoder limiter = new LimiterDecoder(algorithms);
    return new Kinds<>(
        "policy",
        List.of(
            orAlone("timeout", "60s", Type.POSITIVE_TIME, TIMEOUT, Policies::timeout),
            orAlone("deadline", "30s", Type.POSITIVE_TIME, DEADLINE, Policies::deadline),
            Kind.of("retry", retry.form(), retry),
            Kind.of("hedge", hedge.form(), hedge),
            of("circuit_breaker", BreakerDecoder.FORM, BreakerDecoder::read),
            orAlone("concurrency_limit", "100", Type.count(1), LIMIT, Policies::limit),
            of("bulkhead", LimiterDecoder.BULKHEAD, LimiterDecoder::bulkhead),
            of("adaptive_limit", limiter.form(), limiter::adaptive),
            of("resume_ramp", LimiterDecoder.RESUME_RAMP, LimiterDecoder::resumeRamp),
            of("shed", LimiterDecoder.SHED, LimiterDecoder::shed),
            Kind.of("shadow", SHADOW, Policies::shadow),
            of("inject", INJECT, Policies::inject),
            of("rate_limit", ThrottleDecoder.RATE_LIMIT, ThrottleDecoder::rateLimit),
            of("adaptive_rate", ThrottleDecoder.ADAPTIVE_RATE, ThrottleDecoder::adaptiveRate),
            of("adaptive_throttling", ThrottleDecoder.ADAPTIVE, ThrottleDecoder::adaptive),
            of("admission_control", ThrottleDecoder.ADMISSION, ThrottleDecoder::admission)));
  }

  private static Kind<PolicyDecoder> of(
      String name, Form form, Function<ValueReader, PolicySpec> reading) {
    return Kind.of(name, form, (value, providers) -> reading.apply(value));
  }

  /** A kind that is one value, or a mapping; its name cannot stand alone. */
  private static Kind<PolicyDecoder> orAlone(
      String name,
      String example,
      Type<?> alone,
      Form form,
      Function<ValueReader, PolicySpec> reading) {
    return new Kind<>(
        name,
        Shape.either(alone.shape(), new Shape.Keys(form)),
        form.sentence(),
        (value, providers) -> {
          if (value.isPresent()) {
            return reading.apply(value);
          }
          value.error(
              "'%s' needs a value".formatted(name),
              "for example {%s: %s}".formatted(name, example));
          return PolicyDecoder.STAND_IN;
        });
  }

  private static PolicySpec timeout(ValueReader value) {
    if (!value.isMapping()) {
      return new TimeoutSpec(value.positiveNanos());
    }
    MappingReader in = value.mapping(TIMEOUT);
    long total = in.get(TOTAL, TimeoutsSpec.NONE);
    long connect = in.get(CONNECT, TimeoutsSpec.NONE);
    long firstToken = in.get(FIRST_TOKEN, TimeoutsSpec.NONE);
    long between = in.get(BETWEEN, TimeoutsSpec.NONE);
    if (!in.isFaulty()
        && Math.min(Math.min(total, connect), Math.min(firstToken, between)) == TimeoutsSpec.NONE) {
      in.error("needs a time", "for example {timeout: {connect: 5s, first_token: 20s}}");
    }
    return in.build(
        () -> new TimeoutsSpec(total, connect, firstToken, between), PolicyDecoder.STAND_IN);
  }

  private static PolicySpec shadow(ValueReader value, Names providers) {
    MappingReader in = value.mapping(SHADOW);
    String provider = providers.read(in.get(PROVIDER));
    double share = in.get(SHARE);
    long timeout = in.get(COPY_TIMEOUT, ShadowSpec.NONE);
    return in.build(() -> new ShadowSpec(provider, share, timeout), PolicyDecoder.STAND_IN);
  }

  private static PolicySpec inject(ValueReader value) {
    MappingReader in = value.mapping(INJECT);
    long delay = in.get(DELAY);
    double delayed = in.get(DELAY_SHARE);
    int status = in.get(ABORT);
    double aborted = in.get(ABORT_SHARE);
    return in.build(() -> new InjectSpec(delay, delayed, status, aborted), PolicyDecoder.STAND_IN);
  }

  private static PolicySpec deadline(ValueReader value) {
    if (!value.isMapping()) {
      return new DeadlineSpec(value.positiveNanos(), 0);
    }
    MappingReader in = value.mapping(DEADLINE);
    long total = in.get(OF_WORK);
    long least = in.get(LEAST);
    return in.build(() -> new DeadlineSpec(total, least), PolicyDecoder.STAND_IN);
  }

  private static PolicySpec limit(ValueReader value) {
    if (!value.isMapping()) {
      return new ConcurrencyLimitSpec((int) value.count(1, Integer.MAX_VALUE));
    }
    MappingReader in = value.mapping(LIMIT);
    int limit = in.get(MAX_CONCURRENT);
    in.finish();
    return new ConcurrencyLimitSpec(limit);
  }
}
