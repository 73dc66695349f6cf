package dev.stampede.models.arrival;

import java.util.List;

/**
 * A rate per second over time, or a multiple of one, in straight pieces: between two knots it is a
 * line. What is curved has so many knots that the lines between them are off by less than {@link
 * #PRECISION}, so work arrives exactly by the lines.
 *
 * <p>A curve has no state, so it can be asked by many at once and about any time from 0 on. It is
 * never negative.
 */
public interface RateCurve {

  /** It has no further knot. */
  long NEVER = Long.MAX_VALUE;

  /** How far a line may be off what it stands for, as a share of the largest value nearby. */
  double PRECISION = 1e-6;

  /** Returns the value just after a time. */
  double after(long nanos);

  /** Returns the value just before a time. */
  double before(long nanos);

  /**
   * Returns the first time after this one at which a line ends; {@link #NEVER} if the curve stays
   * as it is just after this time.
   */
  long nextKnot(long nanos);

  /** What raises it for a time; nothing of what only lowers it. */
  default List<Lift> raising() {
    return List.of();
  }

  /** An upper bound of the value, from time 0 on; infinite where there is none. */
  double most();
}
