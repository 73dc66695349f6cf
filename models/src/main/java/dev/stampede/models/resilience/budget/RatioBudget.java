package dev.stampede.models.resilience.budget;

import dev.stampede.models.work.Status;

/** Retries as long as they are less than a share of all attempts. */
final class RatioBudget implements RetryBudget {

  private static final int SLOTS = 60;

  private final double share;
  private final SlidingSum attempts;
  private final SlidingSum retries;

  RatioBudget(BudgetSpec.Ratio spec) {
    share = spec.share();
    attempts = new SlidingSum(SLOTS, spec.windowNanos());
    retries = new SlidingSum(SLOTS, spec.windowNanos());
  }

  @Override
  public void begins(long nowNanos, boolean first) {
    attempts.add(nowNanos, 1);
  }

  @Override
  public int pay(long nowNanos, Status failure) {
    if (retries.sum(nowNanos) >= share * attempts.sum(nowNanos)) {
      return REFUSED;
    }
    retries.add(nowNanos, 1);
    return 0;
  }
}
