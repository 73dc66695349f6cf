package dev.stampede.experiments.recovery;

import dev.stampede.experiments.recovery.Aftermath.Ending;

/**
 * How long a use case was out of any of its promises in one replication, and how long it took to be
 * well again.
 *
 * @param judgedNanos the time that was judged; 0 where there was no promise
 * @param outNanos time of it that was out
 * @param struck faults whose aftermath is known, at least in part
 * @param recoveryNanos the longest time from the end of a fault until all was well again, as far as
 *     it was seen
 * @param notWithinRun whether it was not well again when the run ended
 * @param relapses second and further {@linkplain Falls falls}
 */
public record OutTime(
    long judgedNanos,
    long outNanos,
    int struck,
    long recoveryNanos,
    boolean notWithinRun,
    int relapses) {

  /** Nothing was promised, or there was no time to judge. */
  public static final OutTime NONE = new OutTime(0, 0, 0, 0, false, 0);

  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * Judges the course of a use case.
   *
   * @param out intervals that are out of any promise
   * @param course of all its promises together
   */
  public static OutTime of(Windows windows, Chronicle chronicle, Course course, boolean[] out) {
    int struck = 0;
    long longest = 0;
    boolean notWithinRun = false;
    for (Aftermath aftermath : chronicle.aftermaths(out, course)) {
      boolean counts = aftermath.ending() == Ending.WELL || aftermath.ending() == Ending.RUN_ENDED;
      struck += counts ? 1 : 0;
      longest = Math.max(longest, aftermath.nanos());
      notWithinRun |= aftermath.ending() == Ending.RUN_ENDED;
    }
    long judged = windows.judgedNanos();
    return judged == 0
        ? NONE
        : new OutTime(
            judged,
            windows.nanos(out, windows.first(), windows.count()),
            struck,
            longest,
            notWithinRun,
            new Falls(windows, out).relapses());
  }

  /** Returns the sum of the times of two replications, and the longer recovery. */
  public OutTime plus(OutTime other) {
    return new OutTime(
        judgedNanos + other.judgedNanos,
        outNanos + other.outNanos,
        struck + other.struck,
        Math.max(recoveryNanos, other.recoveryNanos),
        notWithinRun || other.notWithinRun,
        relapses + other.relapses);
  }

  /** Whether anything was judged. */
  public boolean isJudged() {
    return judgedNanos > 0;
  }

  /** Whether a fault struck of which it is known how it went on. */
  public boolean isStruck() {
    return struck > 0;
  }

  /** Second and further falls; NaN where nothing was judged. */
  public double countedRelapses() {
    return isJudged() ? relapses : Double.NaN;
  }

  /** Seconds out; NaN where nothing was judged. */
  public double outSeconds() {
    return isJudged() ? outNanos / NANOS_PER_SECOND : Double.NaN;
  }

  /**
   * The longest recovery in seconds; infinite if there was none within the run, NaN if no fault.
   */
  public double recoverySeconds() {
    return notWithinRun ? Double.POSITIVE_INFINITY : leastRecoverySeconds();
  }

  /** The longest recovery as far as it was seen, in seconds; NaN if there was no fault. */
  public double leastRecoverySeconds() {
    return isStruck() ? recoveryNanos / NANOS_PER_SECOND : Double.NaN;
  }
}
