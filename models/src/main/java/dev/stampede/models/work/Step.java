package dev.stampede.models.work;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One rung that work was on, and how it ended there.
 *
 * @param rung its number, from 1 on; 0 if no rung was fit for the work
 * @param name of the rung
 * @param layer the kind of layer that ended it, or that has it
 * @param status how; null if it is still there
 */
public record Step(int rung, String name, String layer, @Nullable Status status)
    implements Comparable<Step> {

  private static final Comparator<Step> ORDER =
      Comparator.comparingInt(Step::rung)
          .thenComparing(Step::layer)
          .thenComparing(Step::status, Comparator.nullsLast(Comparator.naturalOrder()));

  @Override
  public int compareTo(Step other) {
    return ORDER.compare(this, other);
  }
}
