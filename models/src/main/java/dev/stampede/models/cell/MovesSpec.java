package dev.stampede.models.cell;

import dev.stampede.models.check.Require;

/**
 * When the traffic of a cell goes to the others by itself, and when it comes back. The router looks
 * at each cell every {@link #LOOK_NANOS}: it is bad in a look if of its calls that ended since the
 * last one too large a share was refused, timed out or failed. A look in which none ended tells
 * nothing.
 *
 * @param lostAbove the share of the calls above which a look is bad, in [0, 1)
 * @param afterNanos how long a cell is seen to be bad, look after look, until its traffic moves; a
 *     positive number of looks
 * @param backNanos how long it is seen to be well until that comes back; a positive number of looks
 * @param probes share of the moved calls that go on trying their own cell, so that it can be seen
 *     to be well; in (0, 1]
 */
public record MovesSpec(double lostAbove, long afterNanos, long backNanos, double probes) {

  /** The time from one look to the next. */
  public static final long LOOK_NANOS = 10_000_000_000L;

  private static final long LONGEST_NANOS = 360 * LOOK_NANOS;

  /** Rejects a share that nothing is above, times that are no number of looks, and no probe. */
  public MovesSpec {
    Require.that(
        lostAbove >= 0 && lostAbove < 1, "lost_above", lostAbove, "be below 100%: no more is lost");
    requireLooks("after", afterNanos);
    requireLooks("back_after", backNanos);
    Require.that(
        probes > 0 && probes <= 1,
        "probes",
        probes,
        "be above 0%, or nobody sees that a cell is well again");
  }

  private static void requireLooks(String name, long nanos) {
    Require.that(
        nanos > 0 && nanos % LOOK_NANOS == 0 && nanos <= LONGEST_NANOS,
        name,
        nanos / 1e9 + " s",
        "be a multiple of 10 s, at most an hour: cells are looked at each 10 s");
  }

  /** Bad looks in a row that move a cell's traffic. */
  int badLooks() {
    return (int) (afterNanos / LOOK_NANOS);
  }

  /** Good looks in a row that bring it back. */
  int goodLooks() {
    return (int) (backNanos / LOOK_NANOS);
  }
}
