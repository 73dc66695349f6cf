package dev.stampede.models.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The ways that work has taken down a ladder, each under a number. A way is known by the way so far
 * and its last step; there are as many as have occurred, whatever the number of pieces of work.
 */
public final class Descents {

  /** The number of the way without a step. */
  public static final int START = 0;

  /** From so many ways on, longer ones are known by their last step alone. */
  static final int MOST = 4096;

  private static final int LAYER_BITS = 16;
  private static final int CAUSE_BITS = 16;
  private static final int HTTP_BITS = 10;
  private static final int STATUS_BITS = 5;
  private static final int STILL_THERE = (1 << STATUS_BITS) - 1;
  private static final List<Status> STATUS = List.of(Status.values());

  private final IntFunction<String> rungName;
  private final IntFunction<String> layerName;

  /** For each way but the first, the one before and the last step. */
  private int[] before = new int[16];

  private long[] last = new long[16];
  private int size = 1;

  /** A hash table with open addressing: ways, by the one before and the last step; 0 is free. */
  private int[] table = new int[64];

  /** Causes by number; there are few, whatever the number of ways. */
  private final List<Cause> causes = new ArrayList<>(List.of(Cause.NONE));

  private final Map<Cause, Integer> causeNumbers = new HashMap<>();

  /**
   * Starts with no way taken.
   *
   * @param rungName names of rungs by number, from 0 on
   * @param layerName names of layers by number, from 0 on
   */
  public Descents(IntFunction<String> rungName, IntFunction<String> layerName) {
    this.rungName = rungName;
    this.layerName = layerName;
  }

  /**
   * Returns a way with another step.
   *
   * @param rung its number from 0 on, at most some thousands; -1 if there was none
   * @param layer number of the layer that ended the work there, from 0 on
   * @param status how; null if it is still there
   */
  public int after(int descent, int rung, int layer, @Nullable Status status) {
    return after(descent, rung, layer, status, Cause.NONE, 0);
  }

  /**
   * Returns a way with another step.
   *
   * @param rung its number from 0 on, at most some thousands; -1 if there was none
   * @param layer number of the layer that ended the work there, from 0 on
   * @param status how; null if it is still there
   * @param cause what really ended it
   * @param httpStatus that it was refused with, to 599; 0 for none
   */
  public int after(
      int descent, int rung, int layer, @Nullable Status status, Cause cause, int httpStatus) {
    long step = ((long) (rung + 1) << LAYER_BITS) | layer;
    step = (step << CAUSE_BITS) | number(cause);
    step = (step << HTTP_BITS) | httpStatus;
    step = (step << STATUS_BITS) | (status == null ? STILL_THERE : STATUS.indexOf(status));
    return after(descent, step);
  }

  private int number(Cause cause) {
    if (cause.kind() == Cause.Kind.NONE) {
      return 0;
    }
    Integer number = causeNumbers.get(cause);
    if (number == null) {
      number = causes.size();
      causes.add(cause);
      causeNumbers.put(cause, number);
    }
    return number;
  }

  private int after(int descent, long step) {
    int slot = slot(descent, step);
    if (table[slot] != 0) {
      return table[slot];
    }
    if (size >= MOST && descent != START) {
      return after(START, step);
    }
    if (size == before.length) {
      before = Arrays.copyOf(before, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    before[size] = descent;
    last[size] = step;
    table[slot] = size++;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  /** Where a way is in the table, or where it would be. */
  private int slot(int descent, long step) {
    int mask = table.length - 1;
    long hash = (step * 31 + descent) * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> Integer.SIZE) & mask;
    while (table[slot] != 0 && (before[table[slot]] != descent || last[table[slot]] != step)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int i = 1; i < size; i++) {
      table[slot(before[i], last[i])] = i;
    }
  }

  /** Returns the steps of a way, the first one first. */
  public List<Step> steps(int descent) {
    List<Step> steps = new ArrayList<>();
    for (int i = descent; i != START; i = before[i]) {
      steps.add(step(last[i]));
    }
    Collections.reverse(steps);
    return steps;
  }

  private Step step(long packed) {
    long rest = packed;
    int status = lowest(STATUS_BITS, rest);
    rest >>= STATUS_BITS;
    int httpStatus = lowest(HTTP_BITS, rest);
    rest >>= HTTP_BITS;
    int cause = lowest(CAUSE_BITS, rest);
    rest >>= CAUSE_BITS;
    int layer = lowest(LAYER_BITS, rest);
    int rung = (int) (rest >> LAYER_BITS);
    return new Step(
        rung,
        rung == 0 ? "" : rungName.apply(rung - 1),
        layerName.apply(layer),
        status == STILL_THERE ? null : STATUS.get(status),
        causes.get(cause),
        httpStatus);
  }

  private static int lowest(int bits, long packed) {
    return (int) packed & ((1 << bits) - 1);
  }
}
