package dev.stampede.models.demand.platform;

import dev.stampede.models.check.Require;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a run, in nanoseconds from its start.
 *
 * @param fromNanos its first moment
 * @param untilNanos the first after it; {@link Long#MAX_VALUE} if it never ends
 */
public record Stretch(long fromNanos, long untilNanos) {

  /** Rejects a stretch that begins before the run, or has no length. */
  public Stretch {
    Require.notNegative("at", fromNanos);
    Require.that(untilNanos > fromNanos, "for", untilNanos - fromNanos, "be positive");
  }

  /** Returns the stretch of a length, of which no end is known if it does not fit the clock. */
  public static Stretch of(long fromNanos, long forNanos) {
    long until = fromNanos + forNanos;
    return new Stretch(fromNanos, until < fromNanos ? Long.MAX_VALUE : until);
  }

  /** Returns the time that lies in any of some stretches, as stretches apart, in their order. */
  static List<Stretch> union(List<Stretch> stretches) {
    List<Stretch> apart = new ArrayList<>();
    for (Stretch next :
        stretches.stream().sorted(Comparator.comparingLong(Stretch::fromNanos)).toList()) {
      Stretch last = apart.isEmpty() ? null : apart.get(apart.size() - 1);
      if (last != null && next.fromNanos <= last.untilNanos) {
        long until = Math.max(last.untilNanos, next.untilNanos);
        apart.set(apart.size() - 1, new Stretch(last.fromNanos, until));
      } else {
        apart.add(next);
      }
    }
    return List.copyOf(apart);
  }
}
