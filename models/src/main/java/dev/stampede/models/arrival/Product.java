package dev.stampede.models.arrival;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rate times a multiple of it. The product of two lines is a parabola, which shorter lines
 * follow.
 *
 * @param one a rate
 * @param other a multiple
 */
public record Product(RateCurve one, RateCurve other) implements RateCurve {

  @Override
  public double after(long nanos) {
    return one.after(nanos) * other.after(nanos);
  }

  @Override
  public double before(long nanos) {
    return one.before(nanos) * other.before(nanos);
  }

  /**
   * Ends the line where it would leave the parabola: over its length h their distance is at most
   * {@code |slope of one * slope of other| h^2 / 4}.
   */
  @Override
  public long nextKnot(long nanos) {
    long ofOne = one.nextKnot(nanos);
    long ofOther = other.nextKnot(nanos);
    if (isZero(one, nanos, ofOne)) {
      return ofOne;
    }
    if (isZero(other, nanos, ofOther)) {
      return ofOther;
    }
    long knot = Math.min(ofOne, ofOther);
    if (knot == NEVER) {
      return NEVER;
    }
    double rise = (one.before(knot) - one.after(nanos)) * (other.before(knot) - other.after(nanos));
    double allowed = 4 * PRECISION * Math.max(after(nanos), before(knot));
    double share = StrictMath.sqrt(allowed / Math.abs(rise));
    return share < 1 ? nanos + Math.max(1, (long) (share * (knot - nanos))) : knot;
  }

  /** Whether a curve is zero until its next knot, whatever the other one does. */
  private static boolean isZero(RateCurve curve, long nanos, long knot) {
    return curve.after(nanos) == 0 && (knot == NEVER || curve.before(knot) == 0);
  }

  @Override
  public List<Lift> raising() {
    return Stream.concat(one.raising().stream(), other.raising().stream()).toList();
  }

  @Override
  public double most() {
    return one.most() * other.most();
  }
}
