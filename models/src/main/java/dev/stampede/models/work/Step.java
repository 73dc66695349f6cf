package dev.stampede.models.work;

import java.io.Serializable;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One rung that work was on, and how it ended there.
 *
 * @param rung its number, from 1 on; 0 if no rung was fit for the work
 * @param name of the rung
 * @param layer the kind of layer that ended it, or that has it
 * @param status how; null if it is still there
 * @param cause what really ended it, where the status leaves that open
 * @param httpStatus that it was refused with; 0 for none
 */
public record Step(
    int rung, String name, String layer, @Nullable Status status, Cause cause, int httpStatus)
    implements Comparable<Step>, Serializable {

  private static final Comparator<Step> ORDER =
      Comparator.comparingInt(Step::rung)
          .thenComparing(Step::layer)
          .thenComparing(Step::status, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Step::cause)
          .thenComparing(Step::httpStatus);

  /** A step that the status says all of. */
  public Step(int rung, String name, String layer, @Nullable Status status) {
    this(rung, name, layer, status, Cause.NONE, 0);
  }

  @Override
  public int compareTo(Step other) {
    return ORDER.compare(this, other);
  }
}
