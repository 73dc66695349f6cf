package dev.stampede.models.resilience.budget;

import dev.stampede.models.work.Status;

/** The retry quota of the AWS SDKs. */
final class AwsQuota implements RetryBudget {

  private final BudgetSpec.Aws spec;
  private int tokens;

  AwsQuota(BudgetSpec.Aws spec) {
    this.spec = spec;
    this.tokens = spec.capacity();
  }

  @Override
  public void succeeded(long nowNanos, int paid) {
    tokens = Math.min(spec.capacity(), tokens + Math.max(paid, 1));
  }

  @Override
  public int pay(long nowNanos, Status failure) {
    int price =
        switch (failure) {
          case TIMEOUT -> spec.timeoutCost();
          case RATE_LIMITED -> spec.throttlingCost();
          default -> spec.cost();
        };
    if (price > tokens) {
      return REFUSED;
    }
    tokens -= price;
    return price;
  }

  /** What is left. */
  int tokens() {
    return tokens;
  }
}
