package dev.stampede.models.arrival.replay;

import java.util.Arrays;

/** How many rows came in each of some equal parts of a trace's time. It never changes. */
public final class Counts {
  /** Parts at most. */
  public static final int MOST = 4_096;

  /** Nothing came. */
  public static final Counts NONE = new Counter().counts();

  private final long width;

  /** How many came before each part, and in all. */
  private final long[] before;

  private Counts(long width, long[] before) {
    this.width = width;
    this.before = before;
  }

  /** How long each part is, in nanoseconds. */
  public long widthNanos() {
    return width;
  }

  /** How many parts there are up to the last row. */
  public int size() {
    return before.length - 1;
  }

  /** How many rows came before a part, from 0 to {@link #size()}. */
  public long before(int part) {
    return before[part];
  }

  /** Counts rows. Parts grow with the trace: when there are too many, each two become one. */
  public static final class Counter {
    private static final long FIRST_WIDTH = 1_000_000;

    private final long[] counts = new long[MOST];
    private long width = FIRST_WIDTH;
    private int used;

    /**
     * Counts a row.
     *
     * @param nanos from the trace's start, not negative
     */
    public void add(long nanos) {
      while (nanos / width >= MOST) {
        for (int i = 0; i < MOST / 2; i++) {
          counts[i] = counts[2 * i] + counts[2 * i + 1];
        }
        Arrays.fill(counts, MOST / 2, MOST, 0);
        used = (used + 1) / 2;
        width *= 2;
      }
      int part = (int) (nanos / width);
      counts[part]++;
      used = Math.max(used, part + 1);
    }

    /** Returns what was counted so far. */
    public Counts counts() {
      long[] before = new long[used + 1];
      for (int i = 0; i < used; i++) {
        before[i + 1] = before[i] + counts[i];
      }
      return new Counts(width, before);
    }
  }
}
