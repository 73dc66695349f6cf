package dev.stampede.models.arrival;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.RequestSpec;

/**
 * A Poisson process whose rate follows a profile, exactly: unit-rate arrivals are mapped through
 * the inverse of the integrated rate (E. Çinlar, "Introduction to stochastic processes", 1975,
 * section 4.7). In a segment with a linear rate that inverse is the root of a quadratic.
 */
final class PoissonArrivals implements ArrivalProcess {

  private final RateProfile profile;
  private final RandomStream random;
  private int segment;

  /** Expected arrivals in the segment; infinite in the last one. */
  private double inSegment;

  /** Expected arrivals between the start of the segment and the latest arrival. */
  private double reached;

  PoissonArrivals(RateProfile profile, RandomStream random) {
    this.profile = profile;
    this.random = random;
    this.inSegment = expectedIn(0);
  }

  @Override
  public long next() {
    skip();
    double seconds = secondsUntil(reached);
    double nanos = Math.rint(Seconds.inNanos(seconds));
    return nanos < Long.MAX_VALUE / 2.0 ? profile.start(segment) + (long) nanos : NEVER;
  }

  /** Adds up, and leaves it to {@link #next} to find the time. */
  @Override
  public void skip() {
    reached += random.nextExponential();
    while (reached >= inSegment) {
      reached -= inSegment;
      inSegment = expectedIn(++segment);
    }
  }

  private double expectedIn(int ofSegment) {
    if (ofSegment == profile.segments() - 1) {
      return Double.POSITIVE_INFINITY;
    }
    return (profile.rateAtStart(ofSegment) + profile.rateAtEnd(ofSegment)) / 2 * length(ofSegment);
  }

  private double length(int ofSegment) {
    return Seconds.of(profile.end(ofSegment) - profile.start(ofSegment));
  }

  /** Solves {@code r0 t + slope t^2 / 2 = expected} for t, in the form that does not cancel. */
  private double secondsUntil(double expected) {
    if (expected <= 0) {
      return 0;
    }
    double r0 = profile.rateAtStart(segment);
    if (segment == profile.segments() - 1) {
      return expected / r0;
    }
    double slope = (profile.rateAtEnd(segment) - r0) / length(segment);
    double root = StrictMath.sqrt(Math.max(0, r0 * r0 + 2 * slope * expected));
    return Math.min(2 * expected / (r0 + root), length(segment));
  }

  @Override
  public void shape(Request request, RequestSpec spec) {
    spec.shape(request);
  }

  @Override
  public void close() {}
}
