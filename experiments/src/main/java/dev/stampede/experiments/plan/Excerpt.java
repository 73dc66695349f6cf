package dev.stampede.experiments.plan;

import java.util.List;

/**
 * A stretch of a long time, run by itself: what goes wrong in the whole of it is drawn, and what
 * concerns the stretch happens in it, at the same times.
 *
 * @param history number of the long time, from 0 on: the incidents are those of a replication of
 *     that number
 * @param wholeNanos how long all of it is
 * @param fromNanos where the stretch begins in it, not negative; incidents that begin before are
 *     left out
 * @param untilNanos where it ends, after {@code fromNanos} and within the whole
 * @param leadNanos simulated before it, so that it does not begin with nothing under way; positive
 * @param drainNanos simulated after it at the most, until its work has ended
 * @param intervalNanos length of the intervals that its course is cut into, positive
 * @param number of the replication whose random numbers the work in it is drawn from, not negative
 * @param leftOut ids of incidents that do not happen
 */
public record Excerpt(
    int history,
    long wholeNanos,
    long fromNanos,
    long untilNanos,
    long leadNanos,
    long drainNanos,
    long intervalNanos,
    int number,
    List<String> leftOut) {

  /** Copies the list, and rejects what is no stretch of the whole. */
  public Excerpt {
    leftOut = List.copyOf(leftOut);
    boolean within = fromNanos >= 0 && fromNanos < untilNanos && untilNanos <= wholeNanos;
    if (history < 0 || number < 0 || !within || drainNanos < 0) {
      throw new IllegalArgumentException(
          "%d to %d ns is no stretch of %d ns, or the history (%d), its number (%d) or the drain (%d) is negative"
              .formatted(fromNanos, untilNanos, wholeNanos, history, number, drainNanos));
    }
    if (leadNanos <= 0 || intervalNanos <= 0) {
      throw new IllegalArgumentException(
          "the lead (%d ns) and the intervals (%d ns) must be positive"
              .formatted(leadNanos, intervalNanos));
    }
  }

  /** Returns the same in which some incidents do not happen. */
  public Excerpt without(List<String> ids) {
    return new Excerpt(
        history,
        wholeNanos,
        fromNanos,
        untilNanos,
        leadNanos,
        drainNanos,
        intervalNanos,
        number,
        ids);
  }

  /** How long it is. */
  public long lengthNanos() {
    return untilNanos - fromNanos;
  }
}
