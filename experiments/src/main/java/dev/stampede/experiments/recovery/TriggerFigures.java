package dev.stampede.experiments.recovery;

import dev.stampede.experiments.recovery.Aftermath.Ending;

/**
 * What came of all triggers of one cause, for one use case or provider, in one replication or in
 * several.
 *
 * @param occurrences triggers
 * @param well those of them after which all was well again
 * @param wellNanos sum of the times that took
 * @param longestNanos the longest of them
 * @param notWithinRun those after which it was not well before the run's end
 * @param overtaken those after which it was not well before the next one
 * @param belowNanos time below the level that is put down to them
 * @param relapses second and further falls in their time
 * @param hit those in whose time it fell, or at most a window earlier
 */
public record TriggerFigures(
    Cause cause,
    long occurrences,
    long well,
    long wellNanos,
    long longestNanos,
    long notWithinRun,
    long overtaken,
    long belowNanos,
    long relapses,
    long hit) {

  static TriggerFigures of(
      Cause cause, Aftermath aftermath, long belowNanos, int relapses, boolean hit) {
    boolean well = aftermath.ending() == Ending.WELL;
    long nanos = well ? aftermath.nanos() : 0;
    return new TriggerFigures(
        cause,
        1,
        well ? 1 : 0,
        nanos,
        nanos,
        aftermath.ending() == Ending.RUN_ENDED ? 1 : 0,
        aftermath.ending() == Ending.OVERTAKEN ? 1 : 0,
        belowNanos,
        relapses,
        hit ? 1 : 0);
  }

  /** Returns the figures of both. */
  public TriggerFigures plus(TriggerFigures other) {
    return new TriggerFigures(
        cause,
        occurrences + other.occurrences,
        well + other.well,
        wellNanos + other.wellNanos,
        Math.max(longestNanos, other.longestNanos),
        notWithinRun + other.notWithinRun,
        overtaken + other.overtaken,
        belowNanos + other.belowNanos,
        relapses + other.relapses,
        hit + other.hit);
  }
}
