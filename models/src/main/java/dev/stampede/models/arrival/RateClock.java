package dev.stampede.models.arrival;

import dev.stampede.engine.measure.Seconds;

/**
 * Time as it passes for work that comes at a rate: in each unit of it, one piece is expected. What
 * happens at a unit rate is so mapped through the inverse of the integrated rate (E. Çinlar,
 * "Introduction to stochastic processes", 1975, section 4.7). In a piece with a linear rate that
 * inverse is the root of a quadratic.
 */
public final class RateClock {

  /** No run goes further, and a rate may be zero for ever. */
  private static final long LAST = Seconds.toNanos(Seconds.HUNDRED_YEARS);

  private final RateCurve rate;
  private long start;
  private long end;
  private double atStart;
  private double atEnd;

  /** Expected in the piece; infinite in the last one. */
  private double inPiece;

  /** Expected between the start of the piece and now. */
  private double reached;

  /** Creates a clock that shows time 0. */
  public RateClock(RateCurve rate) {
    this.rate = rate;
    enter(0);
  }

  /** Shows a time, forward or back. */
  public void set(long nanos) {
    reached = 0;
    enter(nanos);
  }

  private void enter(long nanos) {
    start = nanos;
    end = nanos < LAST ? rate.nextKnot(nanos) : RateCurve.NEVER;
    atStart = rate.after(nanos);
    boolean isLast = end == RateCurve.NEVER;
    atEnd = isLast ? atStart : rate.before(end);
    inPiece = isLast ? Double.POSITIVE_INFINITY : (atStart + atEnd) / 2 * Seconds.of(end - start);
  }

  /** Goes on until so much more is expected, at least 0. */
  public void pass(double expected) {
    reached += expected;
    while (reached >= inPiece) {
      reached -= inPiece;
      enter(end);
    }
  }

  /** The time, rounded to whole nanoseconds; {@link RateCurve#NEVER} if nothing comes any more. */
  public long nanos() {
    double nanos = Math.rint(Seconds.inNanos(secondsUntil(reached)));
    return nanos < Long.MAX_VALUE / 2.0 ? start + (long) nanos : RateCurve.NEVER;
  }

  /** Solves {@code r0 t + slope t^2 / 2 = expected} for t, in the form that does not cancel. */
  private double secondsUntil(double expected) {
    if (expected <= 0) {
      return 0;
    }
    if (end == RateCurve.NEVER) {
      return expected / atStart;
    }
    double length = Seconds.of(end - start);
    double slope = (atEnd - atStart) / length;
    double root = StrictMath.sqrt(Math.max(0, atStart * atStart + 2 * slope * expected));
    return Math.min(2 * expected / (atStart + root), length);
  }

  /**
   * Goes on to a time, but not past the moment at which so much more was expected.
   *
   * @param nanos not before now
   * @param most at least 0
   * @return what was expected on the way: less than {@code most} if the time was reached
   */
  public double passUntil(long nanos, double most) {
    double passed = 0;
    while (end <= nanos) {
      double rest = inPiece - reached;
      if (passed + rest >= most) {
        reached += most - passed;
        return most;
      }
      passed += rest;
      reached = 0;
      enter(end);
    }
    double then = expectedBy(nanos);
    double rest = Math.max(0, then - reached);
    if (passed + rest >= most) {
      reached += most - passed;
      return most;
    }
    reached = Math.max(reached, then);
    return passed + rest;
  }

  /** Expected between the start of the piece and a time in it. */
  private double expectedBy(long nanos) {
    double seconds = Seconds.of(nanos - start);
    double slope = end == RateCurve.NEVER ? 0 : (atEnd - atStart) / Seconds.of(end - start);
    return Math.min(inPiece, (atStart + slope * seconds / 2) * seconds);
  }
}
