package dev.stampede.models.resilience.budget;

import dev.stampede.models.work.Status;

/** Finagle's retry budget: what is deposited and withdrawn expires, in ten slots of its time. */
final class FinagleBudget implements RetryBudget {

  private static final int SLOTS = 10;
  private static final int DEPOSIT = 1000;
  private static final double SECOND_NANOS = 1e9;

  private final long withdrawal;
  private final long reserve;
  private final SlidingSum balance;

  FinagleBudget(BudgetSpec.Finagle spec) {
    withdrawal = (long) (DEPOSIT / spec.share());
    reserve = (long) (spec.leastPerSecond() * (spec.ttlNanos() / SECOND_NANOS) * withdrawal);
    balance = new SlidingSum(SLOTS, spec.ttlNanos());
  }

  @Override
  public void begins(long nowNanos, boolean first) {
    if (first) {
      balance.add(nowNanos, DEPOSIT);
    }
  }

  @Override
  public int pay(long nowNanos, Status failure) {
    if (balance.sum(nowNanos) + reserve < withdrawal) {
      return REFUSED;
    }
    balance.add(nowNanos, -withdrawal);
    return 0;
  }
}
