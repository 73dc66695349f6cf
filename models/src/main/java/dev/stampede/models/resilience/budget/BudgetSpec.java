package dev.stampede.models.resilience.budget;

import dev.stampede.models.check.Require;

/** A retry budget, as a scenario says it. */
public interface BudgetSpec {

  /** Makes one that nothing has been spent of. */
  RetryBudget open();

  /** True if it never pays for anything. */
  boolean refusesAll();

  /**
   * True if it always pays.
   *
   * @param more calls after the first that one request may make, positive
   */
  boolean refusesNone(int more);

  /**
   * Envoy's: retries at a time, in back-off or under way, up to a share of the attempts that are
   * out (circuit_breaker.proto of January 2026).
   *
   * @param share of the attempts out, in [0, 1]; 20 %
   * @param leastConcurrent allowed whatever the share comes to, at least 0; 3
   */
  record Envoy(double share, int leastConcurrent) implements BudgetSpec {
    /** Rejects numbers out of range. */
    public Envoy {
      Require.share("budget_percent", share);
      Require.notNegative("min_retry_concurrency", leastConcurrent);
    }

    @Override
    public RetryBudget open() {
      return new EnvoyBudget(this);
    }

    @Override
    public boolean refusesAll() {
      return share == 0 && leastConcurrent == 0;
    }

    @Override
    public boolean refusesNone(int more) {
      return leastConcurrent == Integer.MAX_VALUE; // whatever fails at once shrinks the share
    }
  }

  /**
   * gRPC's retry throttling (proposal A6): a failure takes a token, a success gives a part of one
   * back, and retries stop at half of them.
   *
   * @param maxTokens in [1, 1000]
   * @param tokenRatio tokens for a success, positive; its fourth decimal is dropped
   */
  record Grpc(int maxTokens, double tokenRatio) implements BudgetSpec {
    /** Rejects numbers out of range. */
    public Grpc {
      Require.that(maxTokens >= 1 && maxTokens <= 1000, "max_tokens", maxTokens, "be 1 to 1000");
      Require.that(
          tokenRatio >= 0.001 && tokenRatio <= 1000, "token_ratio", tokenRatio, "be 0.001 to 1000");
    }

    @Override
    public RetryBudget open() {
      return new GrpcThrottle(this);
    }

    @Override
    public boolean refusesAll() {
      return maxTokens <= 2; // the failure before it leaves half of them or less
    }

    @Override
    public boolean refusesNone(int more) {
      return false;
    }
  }

  /**
   * Finagle's RetryBudget (commit 4feb34c): every request deposits, deposits and withdrawals expire
   * after a time, and a reserve is always there.
   *
   * @param ttlNanos positive; 10 s
   * @param leastPerSecond retries a second whatever was deposited, at least 0; 10
   * @param share of the requests that may be retried, in [0.001, 1000]; 20 %
   */
  record Finagle(long ttlNanos, double leastPerSecond, double share) implements BudgetSpec {
    /** Rejects numbers out of range. */
    public Finagle {
      Require.positive("ttl", ttlNanos);
      Require.atLeast("min_retries_per_sec", leastPerSecond, 0.0);
      Require.that(share >= 0.001 && share <= 1000, "percent_can_retry", share, "be 0.001 to 1000");
    }

    @Override
    public RetryBudget open() {
      return new FinagleBudget(this);
    }

    @Override
    public boolean refusesAll() {
      return false;
    }

    @Override
    public boolean refusesNone(int more) {
      return share >= more;
    }
  }

  /**
   * The retry quota of the AWS SDKs' standard mode: a retry costs tokens, which a success after it
   * gives back; a success at once gives one.
   *
   * @param capacity tokens, positive; 500
   * @param cost of a retry after an error, at least 0
   * @param timeoutCost of one after a timeout
   * @param throttlingCost of one after a refusal by a quota
   */
  record Aws(int capacity, int cost, int timeoutCost, int throttlingCost) implements BudgetSpec {

    /** The rules before 2026 (botocore 0e6e240, August 2026, without its gate). */
    public static final Aws BEFORE_2026 = new Aws(500, 5, 10, 5);

    /** The rules of {@code AWS_NEW_RETRIES_2026}. */
    public static final Aws SINCE_2026 = new Aws(500, 14, 14, 5);

    /** Rejects numbers out of range. */
    public Aws {
      Require.positive("capacity", capacity);
      Require.notNegative("cost", cost);
      Require.notNegative("timeout_cost", timeoutCost);
      Require.notNegative("throttling_cost", throttlingCost);
    }

    @Override
    public RetryBudget open() {
      return new AwsQuota(this);
    }

    @Override
    public boolean refusesAll() {
      return Math.min(cost, Math.min(timeoutCost, throttlingCost)) > capacity;
    }

    @Override
    public boolean refusesNone(int more) {
      return cost == 0 && timeoutCost == 0 && throttlingCost == 0;
    }
  }

  /**
   * A limit on the share of retries among all attempts of a client ("Site Reliability Engineering",
   * chapter 21, has 10 %).
   *
   * @param share in [0, 1]
   * @param windowNanos that it is taken over, positive; the book names none
   */
  record Ratio(double share, long windowNanos) implements BudgetSpec {
    /** Rejects numbers out of range. */
    public Ratio {
      Require.share("share", share);
      Require.positive("window", windowNanos);
    }

    @Override
    public RetryBudget open() {
      return new RatioBudget(this);
    }

    @Override
    public boolean refusesAll() {
      return share == 0;
    }

    @Override
    public boolean refusesNone(int more) {
      return share >= more / (more + 1.0);
    }
  }

  /**
   * A bucket of retries that requests fill (M. Brooker, "Fixing retries with token buckets and
   * circuit breakers", 2022). It starts full.
   *
   * @param fill retries that each of them adds, in [0.000001, 1000]; 0.1
   * @param capacity retries held at most, in [1, 1000000]
   * @param by what fills it
   */
  record Bucket(double fill, int capacity, FilledBy by) implements BudgetSpec {
    /** Rejects numbers out of range. */
    public Bucket {
      Require.that(fill >= 1e-6 && fill <= 1000, "fill", fill, "be 0.000001 to 1000");
      Require.that(capacity >= 1 && capacity <= 1_000_000, "capacity", capacity, "be 1 to 1000000");
    }

    @Override
    public RetryBudget open() {
      return new BucketBudget(this);
    }

    @Override
    public boolean refusesAll() {
      return false;
    }

    @Override
    public boolean refusesNone(int more) {
      return by == FilledBy.START && fill >= more;
    }
  }

  /** What fills a bucket. */
  enum FilledBy {
    /** A request that begins: the code. */
    START,
    /** An attempt that is answered: the text. */
    SUCCESS
  }
}
