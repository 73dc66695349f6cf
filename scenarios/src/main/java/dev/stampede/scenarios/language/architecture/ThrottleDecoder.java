package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.throttle.AdaptiveRateSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec.Algorithm;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Status;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;

/** Reads what refuses or delays attempts by their rate, or by the fate of earlier ones. */
final class ThrottleDecoder {
  private static final PolicySpec STAND_IN = new TimeoutSpec(1);
  private static final long MOST = 1_000_000_000;

  /** HTTP statuses from 500 on, and silence: what Envoy does not count as a success. */
  private static final Outcomes SERVER_ERRORS =
      Outcomes.of(Status.OVERLOADED, Status.ERROR, Status.CUT, Status.TIMEOUT);

  private enum Refuse {
    AT_ONCE,
    AFTER_MAX_WAIT
  }

  private ThrottleDecoder() {}

  static PolicySpec rateLimit(ValueReader value) {
    MappingReader in = value.mapping();
    long limit = in.required("limit").count(1, MOST);
    long period = in.optional("per", "1s").positiveNanos();
    Algorithm algorithm = in.optional("algorithm", "token_bucket").choice(Algorithm.class);
    if (in.has("burst") && algorithm == Algorithm.FIXED_WINDOW) {
      in.error("a fixed window has no burst", "leave it out");
    }
    boolean bucket = algorithm == Algorithm.TOKEN_BUCKET;
    long burst =
        bucket && in.has("burst", "the limit")
            ? in.optional("burst").count(1, MOST)
            : Math.max(1, limit);
    long maxWait = in.optional("max_wait", "0s").nanos();
    boolean inVain = in.optional("refuse", "at_once").choice(Refuse.class) == Refuse.AFTER_MAX_WAIT;
    return in.build(
        () -> new RateLimitSpec(limit, period, burst, maxWait, algorithm, inVain), STAND_IN);
  }

  static PolicySpec adaptiveRate(ValueReader value) {
    MappingReader in = value.mapping();
    ValueReader waiting = in.optional("max_waiting", "unlimited");
    int most =
        waiting.isWord("unlimited")
            ? AdaptiveRateSpec.UNBOUNDED
            : (int) waiting.count(0, Integer.MAX_VALUE);
    return in.build(() -> new AdaptiveRateSpec(most), STAND_IN);
  }

  static PolicySpec adaptive(ValueReader value) {
    MappingReader in = value.mapping();
    double k = in.optional("k", "2").decimal(1, Double.POSITIVE_INFINITY);
    long window = in.optional("window", "2m").positiveNanos();
    Outcomes failures = failures(in, RetrySpec.WORTH_RETRYING);
    return in.build(() -> new ThrottleSpec.Adaptive(k, window, failures), STAND_IN);
  }

  static PolicySpec admission(ValueReader value) {
    MappingReader in = value.mapping();
    ValueReader rate = in.optional("sr_threshold", "95%");
    double threshold = rate.share();
    if (!rate.isFaulty() && threshold < 0.01) {
      rate.reject("must be at least 1%", null);
    }
    double aggression = in.optional("aggression", "1").decimal(1, Double.POSITIVE_INFINITY);
    double least = in.optional("rps_threshold", "0/s").perSecond();
    double most = in.optional("max_rejection_probability", "80%").share();
    long window = in.optional("sampling_window", "30s").positiveNanos();
    Outcomes failures = failures(in, SERVER_ERRORS);
    return in.build(
        () -> new ThrottleSpec.Admission(threshold, aggression, least, most, window, failures),
        STAND_IN);
  }

  private static Outcomes failures(MappingReader in, Outcomes usual) {
    return StatusWords.on(in.optional("failures", StatusWords.words(usual.statuses())));
  }
}
