package dev.stampede.models.start;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;

/**
 * The queue that a machine passes before it starts: a control plane that schedules, leases or
 * configures each. First come, first served. Whoever has asked for a start and is not through in
 * time gives it up, and asks again at the back.
 *
 * <p>Where the work for those who gave up is done all the same, n starts that are asked for at once
 * are too many for good from n = 2 r T on, with r the rate and T the time-out: in the time in which
 * the r T first ones pass, n - r T have asked again, behind as much work for nobody. That is what
 * kept a whole region of a cloud from starting machines ("Summary of the Amazon DynamoDB Service
 * Disruption in the Northern Virginia (US-EAST-1) Region", October 2025, on leases).
 *
 * @param atOnce starts that it works on at a time, positive
 * @param each seconds that it works on one, with a positive mean
 * @param timeoutNanos from when a start is asked for until it has to be through, which may be at
 *     the same nanosecond; {@link #ENDLESS} for any time
 * @param givenUp what becomes of the work for those who have given up
 * @param boot seconds from there until the machine serves, where it is one that operators' steps
 *     add or restart
 */
public record StartsSpec(
    int atOnce, Distribution each, long timeoutNanos, GivenUp givenUp, Distribution boot) {

  /** Nobody gives up. */
  public static final long ENDLESS = Long.MAX_VALUE;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Rejects numbers out of range, and a time-out in which no start can be through. */
  public StartsSpec {
    Require.positive("at_once", atOnce);
    Require.positive("each", each.mean());
    Require.positive("timeout", timeoutNanos);
    Require.that(
        timeoutNanos == ENDLESS || each.below(timeoutNanos / NANOS_PER_SECOND) > 0,
        "timeout",
        timeoutNanos / NANOS_PER_SECOND + " s",
        "not be shorter than the queue's work for one start, or nothing ever starts");
  }

  /** Starts that it has done with in a second, as long as there are some. */
  public double perSecond() {
    return atOnce / each.mean();
  }

  /** The seconds until so many starts, asked for at once, are through, if nobody gives up. */
  public double secondsFor(int starts) {
    return starts / perSecond();
  }
}
