package dev.stampede.models.resilience.budget;

import java.util.Arrays;

/**
 * A sum over a trailing window, in a ring of equal slots. The slots are aligned to the start of the
 * clock; the current one is part of the window, so that what was added falls out after a window
 * less a part of a slot.
 */
public final class SlidingSum {

  private final long[] slots;
  private final long slotNanos;
  private long slot;
  private long sum;

  /**
   * Makes an empty window.
   *
   * @param slots number of them, positive
   * @param windowNanos length of all of them together, at least a nanosecond for each
   */
  public SlidingSum(int slots, long windowNanos) {
    this.slots = new long[slots];
    this.slotNanos = Math.max(1, windowNanos / slots);
  }

  /** Adds a number, which may be negative. */
  public void add(long nowNanos, long number) {
    moveTo(nowNanos / slotNanos);
    slots[index(slot)] += number;
    sum += number;
  }

  /** What was added within the window. */
  public long sum(long nowNanos) {
    moveTo(nowNanos / slotNanos);
    return sum;
  }

  private void moveTo(long newSlot) {
    if (newSlot - slot >= slots.length) {
      Arrays.fill(slots, 0);
      sum = 0;
      slot = newSlot;
    }
    while (slot < newSlot) {
      int oldest = index(++slot);
      sum -= slots[oldest];
      slots[oldest] = 0;
    }
  }

  private int index(long ofSlot) {
    return (int) (ofSlot % slots.length);
  }
}
