package dev.stampede.models.start;

import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.IntervalSums;
import java.io.Serializable;

/**
 * What became of the starts that had to pass a queue in one trial, in the part of the run that
 * counts; intervals begin at its start.
 *
 * @param asked starts that were asked for; one that asks again is the same one
 * @param through starts that the queue had done its work for in time
 * @param timedOut times that one gave up and asked again
 * @param wasted times that the queue had done its work for nobody
 * @param meanWaiting mean number of starts asked for and not yet through
 * @param waitingAtEnd their number at the end of the run
 * @param longestWaitNanos the longest that one waited from when it was first asked for until it was
 *     through, or until the end of the run
 * @param throughByInterval starts that were through in each interval
 * @param waitingNanosByInterval integral of those that waited over each interval
 */
public record StartsResult(
    long asked,
    long through,
    long timedOut,
    long wasted,
    double meanWaiting,
    long waitingAtEnd,
    long longestWaitNanos,
    IntervalCounts throughByInterval,
    IntervalSums waitingNanosByInterval)
    implements Serializable {

  /**
   * Returns the sum of this and another trial's result: the mean is summed, too, and the longest
   * wait is that of both. The instruments of this one are added to and passed on: it must not be
   * used afterwards.
   */
  public StartsResult absorb(StartsResult other) {
    throughByInterval.merge(other.throughByInterval);
    waitingNanosByInterval.merge(other.waitingNanosByInterval);
    return new StartsResult(
        asked + other.asked,
        through + other.through,
        timedOut + other.timedOut,
        wasted + other.wasted,
        meanWaiting + other.meanWaiting,
        waitingAtEnd + other.waitingAtEnd,
        Math.max(longestWaitNanos, other.longestWaitNanos),
        throughByInterval,
        waitingNanosByInterval);
  }
}
