package dev.stampede.models.attribution;

import java.io.Serializable;

/**
 * The calls that an architecture sent to a provider while a fault struck it, for work that arrived
 * after the warm-up.
 *
 * @param faultNanos how long faults struck it
 * @param calls sent meanwhile
 * @param succeeded those of them that ended well, whenever they did
 */
public record FaultLoadResult(String provider, long faultNanos, long calls, long succeeded)
    implements Serializable {

  /** Returns the sum of this and another line's calls to the same provider, in the same time. */
  FaultLoadResult beside(FaultLoadResult other) {
    return new FaultLoadResult(
        provider, faultNanos, calls + other.calls, succeeded + other.succeeded);
  }

  /** Returns the sum of this and another replication's. */
  FaultLoadResult plus(FaultLoadResult other) {
    return new FaultLoadResult(
        provider, faultNanos + other.faultNanos, calls + other.calls, succeeded + other.succeeded);
  }
}
