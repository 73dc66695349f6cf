package dev.stampede.models.resilience.throttle;

import dev.stampede.models.resilience.budget.SlidingSum;

/**
 * Envoy's admission control (proto and filter of January 2026): refuses with the share max(0, (n -
 * successes / threshold) / (n + 1)) to the power of 1 / aggression, up to a maximum, where n are
 * the requests that ended within the window. Those that are refused here are not among them.
 */
public final class AdmissionControl implements Throttle {

  private static final int SLOTS = 30;
  private static final double SECOND_NANOS = 1e9;

  private final double threshold;
  private final double exponent;
  private final double most;
  private final double leastEnded;
  private final SlidingSum ended;
  private final SlidingSum successes;

  /**
   * Makes a control that has seen nothing.
   *
   * @param threshold rate of success below which it refuses, in (0, 1]
   * @param aggression at least 1; the larger, the more is refused
   * @param leastPerSecond it lets everything through below this rate of requests
   * @param most largest share that is refused, in [0, 1]
   * @param windowNanos positive
   */
  public AdmissionControl(
      double threshold, double aggression, double leastPerSecond, double most, long windowNanos) {
    this.threshold = threshold;
    this.exponent = 1 / aggression;
    this.most = most;
    this.leastEnded = leastPerSecond * windowNanos / SECOND_NANOS;
    this.ended = new SlidingSum(SLOTS, windowNanos);
    this.successes = new SlidingSum(SLOTS, windowNanos);
  }

  @Override
  public double refusedShare(long nowNanos) {
    double all = ended.sum(nowNanos);
    if (all < leastEnded) {
      return 0;
    }
    double share = (all - successes.sum(nowNanos) / threshold) / (all + 1);
    return share <= 0 ? 0 : Math.min(most, StrictMath.pow(share, exponent));
  }

  @Override
  public void refused(long nowNanos) {
    // it does not learn from itself, so that it recovers
  }

  @Override
  public void sent(long nowNanos) {
    // requests count when they end
  }

  @Override
  public void ended(long nowNanos, boolean accepted) {
    ended.add(nowNanos, 1);
    if (accepted) {
      successes.add(nowNanos, 1);
    }
  }
}
