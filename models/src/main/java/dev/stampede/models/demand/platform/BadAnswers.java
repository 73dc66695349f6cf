package dev.stampede.models.demand.platform;

import dev.stampede.models.check.Require;
import java.util.List;

/**
 * Work of a use case that ends outside its tolerance too often, as it really does in the run: an
 * architecture that keeps its promises keeps its users.
 *
 * @param useCase its name
 * @param below it lasts while the share of the work that ended within tolerance is below this, in
 *     (0, 1]
 * @param windowNanos the latest time over which that share is taken, positive
 */
public record BadAnswers(String useCase, double below, long windowNanos) implements TriggerSpec {

  /** Rejects a share out of range, and no window. */
  public BadAnswers {
    Require.share("below", below);
    Require.positive("below", below);
    Require.positive("window", windowNanos);
  }

  @Override
  public String kind() {
    return "availability_below";
  }

  @Override
  public List<Stretch> stretches(FaultTimes faults) {
    return List.of();
  }

  @Override
  public BadAnswers watched() {
    return this;
  }

  @Override
  public boolean closes() {
    return false;
  }

  @Override
  public boolean stopsEverybody() {
    return true;
  }
}
