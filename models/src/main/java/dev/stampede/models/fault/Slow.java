package dev.stampede.models.fault;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * Everything takes longer, calls in service included.
 *
 * @param factor how many times longer, positive
 */
public record Slow(double factor) implements Effect {

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

  @Override
  public Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  public boolean cutsOff() {
    return false;
  }

  @Override
  public boolean losesAnswers() {
    return false;
  }

  @Override
  public boolean isHidden() {
    return false;
  }
}
