package dev.stampede.models.capacity;

/** Decides how many replicas there should be: a state machine without a clock of its own. */
public interface Autoscaler {

  /** A metric that is not known yet. */
  long UNKNOWN = -1;

  /**
   * Decides.
   *
   * @param total the metric summed over all replicas, in thousandths: its mean since the last
   *     decision, as old as the metric's lag; or {@link #UNKNOWN}
   * @param current replicas wanted up to now, ready or not
   * @param ready replicas that serve
   * @return replicas wanted from now on
   */
  int desired(long nowNanos, long total, int current, int ready);

  /** When it decides next; {@link Long#MAX_VALUE} for never. */
  long nextNanos();

  /** Returns how many replicas it takes for a total, in the same unit as the target. */
  static int replicasFor(long total, long target) {
    return (int) Math.min(Integer.MAX_VALUE, (total + target - 1) / target);
  }
}
