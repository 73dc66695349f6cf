package dev.stampede.models.nodes;

/** Which node the next call goes to, of those in rotation. */
public enum Balancing {
  /** The one with the fewest calls; of several, the one that has waited longest for one. */
  LEAST_LOADED,
  /** One after the other. */
  ROUND_ROBIN,
  /** Any, all alike. */
  RANDOM,
  /** Of two at random the one with fewer calls. */
  POWER_OF_TWO;

  /** Opens a balancer without nodes. */
  public Balancer open() {
    return switch (this) {
      case LEAST_LOADED -> new LeastLoaded();
      case ROUND_ROBIN -> new RoundRobin();
      case RANDOM -> new RandomChoice(1);
      case POWER_OF_TWO -> new RandomChoice(2);
    };
  }
}
