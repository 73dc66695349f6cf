package dev.stampede.models.operator;

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
  public long lastsNanos() {
    return 0;
  }
}
