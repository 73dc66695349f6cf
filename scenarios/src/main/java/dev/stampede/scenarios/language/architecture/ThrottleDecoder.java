package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.throttle.AdaptiveRateSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec.Algorithm;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;

/** Reads what refuses or delays attempts by their rate, or by the fate of earlier ones. */
final class ThrottleDecoder {
  private static final PolicySpec STAND_IN = PolicyDecoder.STAND_IN;
  private static final long MOST = 1_000_000_000;

  /** HTTP statuses from 500 on, and silence: what Envoy does not count as a success. */
  private static final Outcomes SERVER_ERRORS =
      Outcomes.of(Status.OVERLOADED, Status.ERROR, Status.CUT, Status.TIMEOUT);

  private enum Refuse {
    AT_ONCE,
    AFTER_MAX_WAIT
  }

  private static final Key<Long> LIMIT =
      Key.required("limit", Type.longCount(1, MOST), "attempts in a period");
  private static final Key<Long> PER = Key.optional("per", Type.POSITIVE_TIME, "1s", "the period");
  private static final Key<Algorithm> ALGORITHM =
      Key.optional(
          "algorithm", Type.words(Algorithm.class), "token_bucket", "how they are counted");
  private static final Key<Long> BURST =
      Key.absent(
          "burst",
          Type.longCount(1, MOST),
          "the limit",
          "what the bucket holds; token bucket only");
  private static final Key<Long> MAX_WAIT =
      Key.optional("max_wait", Type.TIME, "0s", "how long an attempt may wait for its turn");
  private static final Key<Refuse> REFUSE =
      Key.optional(
          "refuse",
          Type.words(Refuse.class),
          "at_once",
          "when an attempt that would wait longer is refused");

  /** The keys of {@code rate_limit}. */
  static final Form RATE_LIMIT =
      Form.of("rate-limit", "so many attempts in a period", LIMIT, PER, ALGORITHM, BURST)
          .and(MAX_WAIT, REFUSE)
          .none(Condition.says(ALGORITHM, "fixed_window"), BURST);

  private static final Key<Integer> MAX_WAITING =
      Key.optional(
          "max_waiting",
          Type.limit(0, Integer.MAX_VALUE, AdaptiveRateSpec.UNBOUNDED),
          "unlimited",
          "how many attempts may wait for their turn");

  /** The keys of {@code adaptive_rate}. */
  static final Form ADAPTIVE_RATE =
      Form.of("adaptive-rate", "the AWS SDKs' client side rate limiter", MAX_WAITING);

  private static final Key<Double> K =
      Key.optional(
          "k",
          Type.decimal(1, Double.POSITIVE_INFINITY),
          "2",
          "refuses what is more than so many times the successes");
  private static final Key<Long> WINDOW =
      Key.optional("window", Type.POSITIVE_TIME, "2m", "what it looks back on");
  private static final Key<Outcomes> FAILURES = failuresKey(RetrySpec.WORTH_RETRYING);

  /** The keys of {@code adaptive_throttling}. */
  static final Form ADAPTIVE =
      Form.of("adaptive-throttling", "Google's client side throttling", K, WINDOW, FAILURES);

  private static final Key<Double> THRESHOLD =
      Key.optional(
          "sr_threshold", Type.SHARE, "95%", "refuses below this share of successes; at least 1%");
  private static final Key<Double> AGGRESSION =
      Key.optional(
          "aggression",
          Type.decimal(1, Double.POSITIVE_INFINITY),
          "1",
          "how steeply refusals rise; higher is more");
  private static final Key<Double> RPS =
      Key.optional("rps_threshold", Type.RATE, "0/s", "refuses nothing below this rate");
  private static final Key<Double> MOST_REJECTED =
      Key.optional("max_rejection_probability", Type.SHARE, "80%", "refuses no more than this");
  private static final Key<Long> SAMPLING =
      Key.optional("sampling_window", Type.POSITIVE_TIME, "30s", "what it looks back on");
  private static final Key<Outcomes> SERVER_FAILURES = failuresKey(SERVER_ERRORS);

  /** The keys of {@code admission_control}. */
  static final Form ADMISSION =
      Form.of("admission-control", "Envoy's client side throttling", THRESHOLD, AGGRESSION, RPS)
          .and(MOST_REJECTED, SAMPLING, SERVER_FAILURES);

  private ThrottleDecoder() {}

  private static Key<Outcomes> failuresKey(Outcomes usual) {
    return Key.optional(
        "failures",
        Type.OUTCOMES,
        StatusWords.words(usual.statuses()),
        "what is no success; other failures count for neither");
  }

  static PolicySpec rateLimit(ValueReader value) {
    MappingReader in = value.mapping(RATE_LIMIT);
    long limit = in.get(LIMIT);
    long period = in.get(PER);
    Algorithm algorithm = in.get(ALGORITHM);
    if (in.has(BURST) && algorithm == Algorithm.FIXED_WINDOW) {
      in.error("a fixed window has no burst", "leave it out");
    }
    long usual = Math.max(1, limit);
    long burst = algorithm == Algorithm.TOKEN_BUCKET ? in.get(BURST, usual) : usual;
    long maxWait = in.get(MAX_WAIT);
    boolean inVain = in.get(REFUSE) == Refuse.AFTER_MAX_WAIT;
    return in.build(
        () -> new RateLimitSpec(limit, period, burst, maxWait, algorithm, inVain), STAND_IN);
  }

  static PolicySpec adaptiveRate(ValueReader value) {
    MappingReader in = value.mapping(ADAPTIVE_RATE);
    int most = in.get(MAX_WAITING);
    return in.build(() -> new AdaptiveRateSpec(most), STAND_IN);
  }

  static PolicySpec adaptive(ValueReader value) {
    MappingReader in = value.mapping(ADAPTIVE);
    double k = in.get(K);
    long window = in.get(WINDOW);
    Outcomes failures = in.get(FAILURES);
    return in.build(() -> new ThrottleSpec.Adaptive(k, window, failures), STAND_IN);
  }

  static PolicySpec admission(ValueReader value) {
    MappingReader in = value.mapping(ADMISSION);
    ValueReader rate = in.value(THRESHOLD);
    double threshold = THRESHOLD.type().read(rate);
    if (!rate.isFaulty() && threshold < 0.01) {
      rate.reject("must be at least 1%", null);
    }
    double aggression = in.get(AGGRESSION);
    double least = in.get(RPS);
    double most = in.get(MOST_REJECTED);
    long window = in.get(SAMPLING);
    Outcomes failures = in.get(SERVER_FAILURES);
    return in.build(
        () -> new ThrottleSpec.Admission(threshold, aggression, least, most, window, failures),
        STAND_IN);
  }
}
