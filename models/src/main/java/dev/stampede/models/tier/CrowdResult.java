package dev.stampede.models.tier;

import java.io.Serializable;

/**
 * What became of a market's calls in a tier, after the warm-up. They are liquid, so parts count.
 *
 * @param offered calls that came
 * @param passed calls that went on
 * @param refused calls that found no room
 * @param failed calls that a fault or a step refused or cut off
 * @param timedOut calls that were in it for too long
 * @param gaveUp calls whose owners gave up while they were in it
 */
public record CrowdResult(
    double offered, double passed, double refused, double failed, double timedOut, double gaveUp)
    implements Serializable {

  /** Returns the sum of two. */
  CrowdResult plus(CrowdResult other) {
    return new CrowdResult(
        offered + other.offered,
        passed + other.passed,
        refused + other.refused,
        failed + other.failed,
        timedOut + other.timedOut,
        gaveUp + other.gaveUp);
  }
}
