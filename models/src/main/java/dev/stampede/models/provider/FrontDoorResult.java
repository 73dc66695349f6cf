package dev.stampede.models.provider;

import dev.stampede.engine.measure.Latency;

/**
 * What happened at a provider's front door after the warm-up.
 *
 * @param admitted calls that it let in
 * @param refused calls that it had no room for
 * @param waiting how long those that it has handled had waited for it
 */
public record FrontDoorResult(long admitted, long refused, Latency waiting) {

  /** Returns the sum of this and another trial's result; the instrument of this one is used. */
  FrontDoorResult absorb(FrontDoorResult other) {
    waiting.add(other.waiting);
    return new FrontDoorResult(admitted + other.admitted, refused + other.refused, waiting);
  }
}
