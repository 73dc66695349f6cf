package dev.stampede.models.operator;

import dev.stampede.models.check.Require;
import java.util.Set;

/**
 * The capacity is a number of times what it would be, from then on.
 *
 * @param factor the number, positive
 */
public record Scale(double factor) implements Step {

  /** Rejects a factor that is not positive. */
  public Scale {
    Require.positive("factor", factor);
  }

  @Override
  public String kind() {
    return "scale";
  }

  @Override
  public void act(Operation operation, Operated place) {
    place.scale(factor);
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
  public long lastsNanos() {
    return 0;
  }
}
