package dev.stampede.models.resilience.throttle;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.AdmissionPolicySpec;
import dev.stampede.models.resilience.Assumptions;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.LongestTime;
import dev.stampede.models.resilience.Site;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * Lets so many attempts through in a period; others wait for a place that is reserved for them, or
 * are refused at once if that would take too long.
 *
 * @param limit in a period, positive
 * @param periodNanos positive
 * @param burst the most that a token bucket holds, positive; of no meaning to a fixed window
 * @param maxWaitNanos the longest wait, at least 0
 * @param waitsInVain whether what is refused waits for the longest wait first, as blocking calls of
 *     Resilience4j do
 */
public record RateLimitSpec(
    long limit,
    long periodNanos,
    long burst,
    long maxWaitNanos,
    Algorithm algorithm,
    boolean waitsInVain)
    implements AdmissionPolicySpec {

  /** How the limit is metered. */
  public enum Algorithm {
    /** Refilled continuously; GCRA is the same. */
    TOKEN_BUCKET,
    /** Refilled at the start of each period: Resilience4j's. */
    FIXED_WINDOW
  }

  private static final long MOST = 1_000_000_000_000L;

  /** Rejects numbers out of range. */
  public RateLimitSpec {
    Require.that(limit >= 1 && limit <= MOST, "limit", limit, "be 1 to " + MOST);
    Require.positive("per", periodNanos);
    Require.positive("burst", burst);
    Require.notNegative("max_wait", maxWaitNanos);
    if (algorithm == Algorithm.TOKEN_BUCKET) {
      new TokenBucketLimiter(limit, periodNanos, burst); // rejects what a bucket cannot hold
    }
  }

  /** What would have to wait too long is refused at once. */
  public RateLimitSpec(
      long limit, long periodNanos, long burst, long maxWaitNanos, Algorithm algorithm) {
    this(limit, periodNanos, burst, maxWaitNanos, algorithm, false);
  }

  /** Makes a limiter that has let nothing through. */
  public RateLimiter limiter() {
    return algorithm == Algorithm.TOKEN_BUCKET
        ? new TokenBucketLimiter(limit, periodNanos, burst)
        : new FixedWindowLimiter(limit, periodNanos);
  }

  @Override
  public String kind() {
    return "rate_limit";
  }

  @Override
  public Layer around(Layer next, Site site) {
    return new RateLimitLayer(this, next);
  }

  @Override
  public Set<End> ends() {
    return Set.of(End.of(Status.THROTTLED));
  }

  @Override
  public LongestTime longest(LongestTime inside, Assumptions assumptions) {
    return inside.times(1, longestWait());
  }

  @Override
  public double longestWait() {
    return maxWaitNanos / 1e9;
  }

  @Override
  public double mostAtOnce() {
    return Double.POSITIVE_INFINITY;
  }
}
