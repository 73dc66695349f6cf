package dev.stampede.experiments.theory;

import dev.stampede.models.theory.DeterministicQueue;
import dev.stampede.models.work.Popularity;
import java.util.List;

/** Closed forms of what stands between work and a provider that has servers for all. */
final class Policies {

  private static final String SUM = "the sum of p^k over the attempts, (1 - p^A) / (1 - p)";

  private static final String NO_WAIT = "backoff: {initial: 1ms, max: 1ms, jitter: 0%}";

  private static final String TOKENS =
      "M/D/1/%d by its embedded chain (Kendall, 1953), a token being a service";

  /** The chance that an attempt fails. */
  private static final double FAILING = 0.5;

  private Policies() {}

  static List<ClosedForm> all() {
    return List.of(
        attempts(),
        nested(),
        startBucket(),
        successBucket(),
        hedge(),
        fallback(),
        quota(10, "token_bucket"),
        quota(12, "gcra"),
        rateLimit(),
        cache());
  }

  /** Retries against metastable failures, on either side of where they begin. */
  static List<ClosedForm> storms() {
    return List.of(storm(4, 1, "so all is well again"), storm(6, 0, "so nothing is ever again"));
  }

  private static ClosedForm failing(
      String name, String about, String chain, List<Formula> formulas) {
    return new ClosedForm(
        name,
        about,
        20,
        4000,
        """
        demand:
          work: {arrivals: {rate: 20/s}}
        providers:
          one: {engine: {servers: 100000, service: 1ms}}
        faults:
          - {id: errors, provider: one, kind: brownout, at: 0s, for: 1d, errors: 50%%}
        architectures:
          only: {chain: [%s], ladder: [one]}
        """
            .formatted(chain),
        formulas);
  }

  private static ClosedForm attempts() {
    double allFour = StrictMath.pow(FAILING, 4);
    return failing(
        "three retries",
        "each attempt fails with the probability 0.5",
        "{retry: {max_retries: 3, %s}}".formatted(NO_WAIT),
        List.of(Formula.calls((1 - allFour) / (1 - FAILING), SUM), Formula.lost(allFour, "p^A")));
  }

  private static ClosedForm nested() {
    String retry = "{retry: {max_retries: 3, %s}}".formatted(NO_WAIT);
    return new ClosedForm(
        "three retries in three in three",
        "all attempts fail",
        0,
        100,
        """
        demand:
          work: {arrivals: {rate: 20/s}}
        providers:
          one: {engine: {servers: 1, service: 1ms}}
        faults:
          - {id: outage, provider: one, kind: outage, at: 0s, for: 1d}
        architectures:
          only: {chain: [%s], ladder: [one]}
        """
            .formatted(String.join(", ", retry, retry, retry)),
        List.of(Formula.calls(64, "4³, exactly")));
  }

  private static ClosedForm startBucket() {
    double fill = 0.1;
    return failing(
        "a budget filled by requests",
        "each attempt fails with the probability 0.5; a request puts 0.1 into a bucket of which each of any number of retries takes 1",
        "{retry: {max_retries: 50, %s, budget: {bucket: {fill: 0.1, filled_by: start}}}}"
            .formatted(NO_WAIT),
        List.of(
            Formula.calls(1 + fill, "Brooker (2022), 1 + φ"),
            Formula.lost(1 - (1 + fill) * (1 - FAILING), "1 - (1 + φ) (1 - p)")));
  }

  private static ClosedForm successBucket() {
    double filled = 0.1 * (1 - FAILING);
    double calls = 1 + filled / (1 - filled);
    return failing(
        "a budget filled by successes",
        "the same, but only a success puts 0.1 into the bucket",
        "{retry: {max_retries: 50, %s, budget: {bucket: {fill: 0.1, filled_by: success}}}}"
            .formatted(NO_WAIT),
        List.of(
            Formula.calls(calls, "1 / (1 - φ (1 - p))"),
            Formula.lost(1 - calls * (1 - FAILING), "1 - (1 - p) / (1 - φ (1 - p))")));
  }

  private static ClosedForm hedge() {
    double delay = 1;
    double slow = StrictMath.exp(-delay);
    double late = (StrictMath.log(100) + delay) / 2;
    String source = "the lesser of two exponential times, one of them later by d";
    return new ClosedForm(
        "a hedge",
        "a second attempt after d = 1 s; service exponential, of 1 s on average",
        20,
        4000,
        """
        demand:
          work: {arrivals: {rate: 20/s}, tolerance: {deadline: %ss}}
        providers:
          one: {engine: {servers: 100000, service: {dist: exponential, mean: 1s}}}
        architectures:
          only: {chain: [{hedge: {delay: 1s}}], ladder: [one]}
        """
            .formatted(Shown.nanos(late)),
        List.of(
            Formula.meanTime(1 - slow / 2, source + ", 1 - e^-d / 2"),
            Formula.calls(1 + slow, "1 + e^-d"),
            Formula.answered(
                "share within %s s, its p99".formatted(Shown.digits(late, 4)),
                0.99,
                "(ln 100 + d) / 2")));
  }

  private static ClosedForm fallback() {
    return new ClosedForm(
        "a fallback",
        "two providers, of which 20 % and 10 % of the calls fail",
        0,
        4000,
        """
        demand:
          work: {arrivals: {rate: 20/s}}
        providers:
          one: {engine: {servers: 100000, service: 1ms}}
          other: {engine: {servers: 100000, service: 1ms}}
        faults:
          - {id: errors, provider: one, kind: brownout, at: 0s, for: 1d, errors: 20%}
          - {id: others, provider: other, kind: brownout, at: 0s, for: 1d, errors: 10%}
        architectures:
          only: {ladder: [one, other]}
        """,
        List.of(
            Formula.calls(1.2, "1 + p"), Formula.lost(0.2 * 0.1, "p q, as they are independent")));
  }

  private static ClosedForm quota(int rate, String algorithm) {
    int tokens = 20;
    return new ClosedForm(
        "a quota by `%s`".formatted(algorithm),
        "10 calls a second with a burst of 20, for %d a second".formatted(rate),
        100,
        8000,
        """
        demand:
          work: {arrivals: {rate: %d/s}}
        providers:
          one:
            engine: {servers: 100000, service: 1ms}
            quota: {limits: {calls: {meter: requests, limit: 10, per: 1s, burst: 2s, algorithm: %s}}}
        architectures:
          only: {ladder: [one]}
        """
            .formatted(rate, algorithm),
        List.of(
            Formula.lost(DeterministicQueue.lost(tokens, rate / 10.0), TOKENS.formatted(tokens))));
  }

  private static ClosedForm rateLimit() {
    int tokens = 5;
    return new ClosedForm(
        "a `rate_limit` in the chain",
        "10 calls a second with a burst of 5, for 9 a second",
        100,
        8000,
        """
        demand:
          work: {arrivals: {rate: 9/s}}
        providers:
          one: {engine: {servers: 100000, service: 1ms}}
        architectures:
          only: {chain: [{rate_limit: {limit: 10, per: 1s, burst: 5}}], ladder: [one]}
        """,
        List.of(Formula.lost(DeterministicQueue.lost(tokens, 0.9), TOKENS.formatted(tokens))));
  }

  private static ClosedForm cache() {
    int topics = 1000;
    double perLife = 50 * 2;
    Popularity popularity = new Popularity(topics, 1);
    double misses = 0;
    for (int topic = 0; topic < topics; topic++) {
      double share = popularity.share(topic);
      misses += share / (1 + share * perLife);
    }
    return new ClosedForm(
        "a cache with a time to live",
        "1,000 topics by Zipf's law, 50 pieces of work a second, answers that are kept for T = 2 s; what misses is a call",
        100,
        2000,
        """
        demand:
          work: {arrivals: {rate: 50/s}}
        providers:
          one: {engine: {servers: 100000, service: 1us}}
        architectures:
          only: {ladder: [{warming_cache: {topics: 1000, skew: 1, ttl: 2s, quality: 1}}, one]}
        """,
        List.of(
            Formula.calls(misses, "Jung, Berger and Balakrishnan (2003), Σ pᵢ / (1 + pᵢ λ T)")));
  }

  /**
   * Twenty servers of a second, a stall of 20 s, and four attempts with a patience of 3 s each that
   * the servers do not notice: whether the queue of that time ever ends hangs on whether four times
   * the arrivals are more than the servers can do.
   */
  private static ClosedForm storm(int rate, double answered, String then) {
    return new ClosedForm(
        "%d a second after a stall".formatted(rate),
        "20 servers of 1 s that stood still for 20 s; four attempts of 3 s each, which they do not notice the end of: A λ = %d a second, %s"
            .formatted(4 * rate, then),
        400,
        400,
        """
        demand:
          work: {arrivals: {rate: %d/s}}
        providers:
          one: {engine: {servers: 20, service: 1s}, cancel_stops_work: false}
        faults:
          - {id: stall, provider: one, kind: stall, at: 10s, for: 20s}
        architectures:
          only: {chain: [{retry: {max_retries: 3, %s}}, {timeout: 3s}], ladder: [one]}
        """
            .formatted(rate, NO_WAIT),
        List.of(
            Formula.answered(
                "share answered",
                answered,
                "metastable where A λ > c μ = 20 a second (Bronson and others, 2021)")));
  }
}
