package dev.stampede.models.resilience.budget;

import dev.stampede.models.work.Status;

/**
 * Envoy's retry budget: a bound on concurrency, not on rate. Long calls make it large, and retries
 * of what is refused quickly hardly show in it.
 */
final class EnvoyBudget implements RetryBudget {

  private final BudgetSpec.Envoy spec;
  private int out;
  private int retries;

  EnvoyBudget(BudgetSpec.Envoy spec) {
    this.spec = spec;
  }

  @Override
  public void begins(long nowNanos, boolean first) {
    out++;
  }

  @Override
  public void ends(long nowNanos) {
    out--;
  }

  @Override
  public int pay(long nowNanos, Status failure) {
    if (retries >= Math.max(spec.leastConcurrent(), (int) (spec.share() * out))) {
      return REFUSED;
    }
    retries++;
    return 0;
  }

  @Override
  public void released(long nowNanos) {
    retries--;
  }
}
