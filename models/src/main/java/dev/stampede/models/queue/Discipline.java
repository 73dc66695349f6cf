package dev.stampede.models.queue;

import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * How a line is worked off.
 *
 * @param standingNanos after how long without having been empty a line is a standing one, for
 *     {@link Order#ADAPTIVE_LIFO}
 * @param control which drops those who have waited too long; null if nobody is dropped
 * @param dropsAbandoned whether one whose client no longer waits is dropped when it would be
 *     served, where it is not taken out before
 */
public record Discipline(
    Order order, long standingNanos, @Nullable DelayControlSpec control, boolean dropsAbandoned) {

  /** The standing queue of "Fail at scale" has not been empty for 100 ms. */
  public static final long STANDING_NANOS = 100_000_000L;

  /** First come, first served. */
  public static final Discipline FIFO = of(Order.FIFO);

  /** Last come, first served. */
  public static final Discipline LIFO = of(Order.LIFO);

  /** The higher priority first. */
  public static final Discipline PRIORITY = of(Order.PRIORITY);

  /** Rejects a time that is not positive. */
  public Discipline {
    Require.positive("standing", standingNanos);
  }

  /** Whether it tells a call's turn by its arrival and its priority alone, and drops nobody. */
  public boolean isPlain() {
    return equals(FIFO) || equals(PRIORITY);
  }

  /** An order, and nobody is dropped. */
  public static Discipline of(Order order) {
    return new Discipline(order, STANDING_NANOS, null, false);
  }
}
