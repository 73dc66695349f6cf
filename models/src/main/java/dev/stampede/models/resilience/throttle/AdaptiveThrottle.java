package dev.stampede.models.resilience.throttle;

import dev.stampede.models.resilience.budget.SlidingSum;

/**
 * The adaptive throttling of Google's clients: refuses with max(0, (requests - K accepts) /
 * (requests + 1)), over a trailing window (B. Beyer et al., "Site Reliability Engineering", 2016,
 * chapter 21). Requests count when they are made, those that are refused here included: otherwise
 * it reacts a response time late and recovers wrongly.
 */
public final class AdaptiveThrottle implements Throttle {

  private static final int SLOTS = 60;

  private final double k;
  private final SlidingSum requests;
  private final SlidingSum accepts;

  /**
   * Makes a throttle that has seen nothing.
   *
   * @param k requests let through for each accepted one, at least 1
   * @param windowNanos positive
   */
  public AdaptiveThrottle(double k, long windowNanos) {
    this.k = k;
    this.requests = new SlidingSum(SLOTS, windowNanos);
    this.accepts = new SlidingSum(SLOTS, windowNanos);
  }

  @Override
  public double refusedShare(long nowNanos) {
    double made = requests.sum(nowNanos);
    return Math.max(0, (made - k * accepts.sum(nowNanos)) / (made + 1));
  }

  @Override
  public void refused(long nowNanos) {
    requests.add(nowNanos, 1);
  }

  @Override
  public void sent(long nowNanos) {
    requests.add(nowNanos, 1);
  }

  @Override
  public void ended(long nowNanos, boolean accepted) {
    if (accepted) {
      accepts.add(nowNanos, 1);
    }
  }
}
