package dev.stampede.models.resilience.retry;

import org.HdrHistogram.Histogram;

/**
 * A percentile of the latencies of the last 15 s, taken anew every 3 s; in microseconds, with two
 * digits, up to an hour.
 */
final class RecentLatency {

  /** Returned while nothing is known. */
  static final long UNKNOWN = -1;

  private static final int SLOTS = 5;
  private static final long SLOT_NANOS = 3_000_000_000L;
  private static final long MICRO_NANOS = 1000;
  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 2;
  private static final double PERCENT = 100;

  private final double percentile;
  private final Histogram[] slots = new Histogram[SLOTS];
  private final Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
  private long slot;
  private long current = UNKNOWN;

  RecentLatency(double share) {
    percentile = share * PERCENT;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Histogram(LONGEST_MICROS, DIGITS);
    }
  }

  void record(long nowNanos, long latencyNanos) {
    moveTo(nowNanos / SLOT_NANOS);
    slots[(int) (slot % SLOTS)].recordValue(Math.min(latencyNanos / MICRO_NANOS, LONGEST_MICROS));
  }

  /** The percentile in nanoseconds, or {@link #UNKNOWN}. */
  long nanos(long nowNanos) {
    moveTo(nowNanos / SLOT_NANOS);
    return current;
  }

  private void moveTo(long newSlot) {
    if (newSlot == slot) {
      return;
    }
    long silent = Math.min(newSlot - slot - 1, SLOTS);
    for (long i = 1; i <= silent; i++) {
      slots[(int) ((newSlot - i) % SLOTS)].reset();
    }
    refresh();
    slot = newSlot;
    slots[(int) (slot % SLOTS)].reset();
  }

  private void refresh() {
    all.reset();
    for (Histogram part : slots) {
      all.add(part);
    }
    current =
        all.getTotalCount() == 0 ? UNKNOWN : all.getValueAtPercentile(percentile) * MICRO_NANOS;
  }
}
