package dev.stampede.models.fault;

import dev.stampede.models.check.Require;

/**
 * Everything takes longer, calls in service included.
 *
 * @param factor how many times longer, positive
 */
public record Slow(double factor) implements CapacityEffect {

  /** Rejects a factor that is not positive. */
  public Slow {
    Require.positive("factor", factor);
  }

  @Override
  public String kind() {
    return "slow";
  }

  @Override
  public void begin(Struck provider) {
    provider.slowDown(factor);
  }
}
