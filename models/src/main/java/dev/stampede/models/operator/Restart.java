package dev.stampede.models.operator;

import java.util.Set;

/**
 * All calls inside are cut off, what was remembered is forgotten, and nodes that can die start
 * again, those that are dead with them.
 */
public record Restart() implements Step {

  @Override
  public String kind() {
    return "restart";
  }

  @Override
  public void act(Operation operation, Operated place) {
    place.restart(operation.cause());
  }

  @Override
  public Set<Integer> statuses() {
    return Set.of();
  }

  @Override
  public boolean cutsOff() {
    return true;
  }

  @Override
  public long lastsNanos() {
    return 0;
  }
}
