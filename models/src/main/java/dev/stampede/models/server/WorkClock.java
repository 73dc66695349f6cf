package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;

/**
 * A clock of work, which runs at a pace that changes. Work that begins at one reading and takes so
 * much is done at the reading that is as much later, no matter how the pace changes meanwhile. So
 * the order in which jobs will be done stays as it is, and one clock serves all of them.
 *
 * <p>Readings and paces are whole numbers of small parts. Time that passes in many steps is worth
 * exactly as much as in one: nothing drifts, however often somebody looks.
 */
final class WorkClock {

  private static final int PART_BITS = 50;
  private static final double PARTS = 1L << PART_BITS;
  private static final long PARTS_MASK = (1L << PART_BITS) - 1;

  /** Parts of a nanosecond in one fit into a long, with the sign bit to spare. */
  private static final double FASTEST = 8191;

  /** Two weeks of nanoseconds: up to here a double tells one from the next, and then some. */
  private static final double FAR = 1L << PART_BITS;

  private final LogicalProcess process;
  private long nanos;
  private long parts;
  private long sinceNanos;

  /** Parts of work in a nanosecond of time. */
  private long pace;

  WorkClock(LogicalProcess process) {
    this.process = process;
  }

  /** Lets the time pass up to now, at the pace that there was. */
  void advance() {
    long elapsed = process.now() - sinceNanos;
    if (elapsed > 0) {
      sinceNanos += elapsed;
      long sum = parts + partsIn(elapsed);
      nanos += nanosIn(elapsed) + (sum >>> PART_BITS);
      parts = sum & PARTS_MASK;
    }
  }

  /** Whole nanoseconds of work in a time. */
  private long nanosIn(long elapsed) {
    return (Math.multiplyHigh(elapsed, pace) << (Long.SIZE - PART_BITS))
        | ((elapsed * pace) >>> PART_BITS);
  }

  /** What is in it besides. */
  private long partsIn(long elapsed) {
    return (elapsed * pace) & PARTS_MASK;
  }

  /**
   * Changes the pace from now on; all time up to now must have passed. It is rounded up to a part,
   * so that what is due in a nanosecond is done in it and not in the next.
   *
   * @param workPerTime at least 0; more than 8191 is taken for that
   */
  void pace(double workPerTime) {
    pace = (long) Math.ceil(Math.min(workPerTime, FASTEST) * PARTS);
  }

  /** Begins a job that takes so much work. */
  void begin(Job job, long workNanos) {
    job.doneNanos = nanos + workNanos;
    job.doneParts = parts;
  }

  /** Whether a job is done. */
  boolean hasReached(Job job) {
    return nanos > job.doneNanos || (nanos == job.doneNanos && parts >= job.doneParts);
  }

  /** Starts afresh; for when there is no job. */
  void restart() {
    nanos = 0;
    parts = 0;
  }

  /** Nanoseconds of work that a job still takes. */
  double left(Job job) {
    return Math.max(0, job.doneNanos - nanos + (job.doneParts - parts) / PARTS);
  }

  /** Whether it stands still. */
  boolean standsStill() {
    return pace == 0;
  }

  /**
   * Returns after what time to look whether a job is done: the nanosecond in which it is, or an
   * earlier one if that is more than a week away. The clock must not stand still.
   */
  long nanosUntil(Job job) {
    if (hasReached(job)) {
      return 0;
    }
    double work = job.doneNanos - nanos + (job.doneParts - parts) / PARTS;
    double time = work * PARTS / pace;
    if (time > FAR) {
      return (long) Math.min(time / 2, Service.LONGEST_NANOS);
    }
    long wait = (long) time;
    while (wait > 0 && wouldReach(job, wait - 1)) {
      wait--;
    }
    while (!wouldReach(job, wait)) {
      wait++;
    }
    return wait;
  }

  private boolean wouldReach(Job job, long elapsed) {
    long sum = parts + partsIn(elapsed);
    long then = nanos + nanosIn(elapsed) + (sum >>> PART_BITS);
    return then > job.doneNanos || (then == job.doneNanos && (sum & PARTS_MASK) >= job.doneParts);
  }
}
