package dev.stampede.models.demand.people;

import dev.stampede.models.check.Require;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The hours of some of the people, the same each day. Days begin with the run, and every 24 hours.
 *
 * @param share of the people, above 0
 * @param fromNanos of the day, 0 to 24 hours
 * @param lastsNanos positive, less than 24 hours; it may go beyond midnight
 * @param breaks in it, one after the other
 */
public record ShiftSpec(double share, long fromNanos, long lastsNanos, List<Break> breaks) {

  /** A day. */
  public static final long DAY = TimeUnit.DAYS.toNanos(1);

  /**
   * Time off within a shift.
   *
   * @param atNanos after its begin
   * @param lastsNanos positive
   */
  public record Break(long atNanos, long lastsNanos) {

    /** Rejects no time at all. */
    public Break {
      Require.positive("for", lastsNanos);
    }
  }

  /** Rejects hours that do not fit into a day, and breaks that do not fit into the hours. */
  public ShiftSpec {
    breaks = List.copyOf(breaks);
    Require.that(share > 0 && share <= 1, "share", share, "be above 0 and at most 1");
    Require.that(fromNanos < DAY, "from", fromNanos + " ns", "be before the end of the day");
    Require.that(
        lastsNanos > 0 && lastsNanos < DAY, "for", lastsNanos + " ns", "be less than a day");
    long last = 0;
    for (Break pause : breaks) {
      Require.that(
          pause.atNanos >= last && pause.lastsNanos <= lastsNanos - pause.atNanos,
          "breaks",
          pause.atNanos + " ns",
          "lie one after the other within the shift");
      last = pause.atNanos + pause.lastsNanos;
    }
  }

  /**
   * Returns when these people are at work again.
   *
   * @return the time itself if they are
   */
  long atWorkFrom(long nanos) {
    long into = Math.floorMod(nanos - fromNanos, DAY);
    if (into >= lastsNanos) {
      return nanos + DAY - into;
    }
    for (Break pause : breaks) {
      if (into >= pause.atNanos && into < pause.atNanos + pause.lastsNanos) {
        return nanos + pause.atNanos + pause.lastsNanos - into;
      }
    }
    return nanos;
  }
}
