package dev.stampede.models.resilience.budget;

import dev.stampede.models.resilience.budget.BudgetSpec.FilledBy;
import dev.stampede.models.work.Status;

/** A bucket of retries, in millionths of one. */
final class BucketBudget implements RetryBudget {

  private static final long RETRY = 1_000_000;

  private final FilledBy by;
  private final long fill;
  private final long capacity;
  private long level;

  BucketBudget(BudgetSpec.Bucket spec) {
    by = spec.by();
    fill = Math.round(spec.fill() * RETRY);
    capacity = spec.capacity() * RETRY;
    level = capacity;
  }

  @Override
  public void begins(long nowNanos, boolean first) {
    if (first && by == FilledBy.START) {
      level = Math.min(capacity, level + fill);
    }
  }

  @Override
  public void succeeded(long nowNanos, int paid) {
    if (by == FilledBy.SUCCESS) {
      level = Math.min(capacity, level + fill);
    }
  }

  @Override
  public int pay(long nowNanos, Status failure) {
    if (level < RETRY) {
      return REFUSED;
    }
    level -= RETRY;
    return 0;
  }
}
