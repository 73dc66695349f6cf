package dev.stampede.experiments.recovery;

import dev.stampede.experiments.recovery.Aftermath.Ending;

/**
 * What came of all faults of one cause in one replication, or in several.
 *
 * @param occurrences faults
 * @param well those of them after which all was well again
 * @param wellNanos sum of the times that took
 * @param longestNanos the longest of them
 * @param notWithinRun those after which it was not well before the run's end
 * @param overtaken those after which it was not well before another fault struck
 * @param outNanos time out of the promise that is put down to them
 * @param offered work that arrived in their time
 * @param bad work of that which did not keep the promise
 * @param offeredUntilWell work that arrived until it was well again, at least until their end
 * @param badUntilWell work of that which did not keep the promise
 */
public record CauseFigures(
    Cause cause,
    long occurrences,
    long well,
    long wellNanos,
    long longestNanos,
    long notWithinRun,
    long overtaken,
    long outNanos,
    long offered,
    long bad,
    long offeredUntilWell,
    long badUntilWell,
    WorstWindow worst) {

  static CauseFigures of(StrikeFigures strike) {
    Aftermath aftermath = strike.aftermath();
    boolean well = aftermath.ending() == Ending.WELL;
    long nanos = well ? aftermath.nanos() : 0;
    return new CauseFigures(
        strike.strike().cause(),
        1,
        well ? 1 : 0,
        nanos,
        nanos,
        aftermath.ending() == Ending.RUN_ENDED ? 1 : 0,
        aftermath.ending() == Ending.OVERTAKEN ? 1 : 0,
        strike.outNanos(),
        strike.offered(),
        strike.bad(),
        strike.offeredUntilWell(),
        strike.badUntilWell(),
        strike.worst());
  }

  /** Returns the figures of both. */
  public CauseFigures plus(CauseFigures other) {
    return new CauseFigures(
        cause,
        occurrences + other.occurrences,
        well + other.well,
        wellNanos + other.wellNanos,
        Math.max(longestNanos, other.longestNanos),
        notWithinRun + other.notWithinRun,
        overtaken + other.overtaken,
        outNanos + other.outNanos,
        offered + other.offered,
        bad + other.bad,
        offeredUntilWell + other.offeredUntilWell,
        badUntilWell + other.badUntilWell,
        worst.or(other.worst));
  }
}
