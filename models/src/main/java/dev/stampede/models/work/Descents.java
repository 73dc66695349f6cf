package dev.stampede.models.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
  private static final int STATUS_BITS = 5;
  private static final int STILL_THERE = (1 << STATUS_BITS) - 1;
  private static final List<Status> STATUS = List.of(Status.values());

  private final IntFunction<String> rungName;
  private final IntFunction<String> layerName;

  /** For each way but the first, the one before and the last step. */
  private int[] before = new int[16];

  private int[] last = new int[16];
  private int size = 1;

  /** A hash table with open addressing: ways, by the one before and the last step; 0 is free. */
  private int[] table = new int[64];

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
    int step = (((rung + 1) << LAYER_BITS) | layer) << STATUS_BITS;
    step |= status == null ? STILL_THERE : STATUS.indexOf(status);
    int slot = slot(descent, step);
    if (table[slot] != 0) {
      return table[slot];
    }
    if (size >= MOST && descent != START) {
      return after(START, rung, layer, status);
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
  private int slot(int descent, int step) {
    int mask = table.length - 1;
    int hash = (step * 31 + descent) * 0x9E3779B9;
    int slot = (hash >>> 16) & mask;
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
      int status = last[i] & ((1 << STATUS_BITS) - 1);
      int layer = (last[i] >> STATUS_BITS) & ((1 << LAYER_BITS) - 1);
      int rung = last[i] >> (STATUS_BITS + LAYER_BITS);
      steps.add(
          new Step(
              rung,
              rung == 0 ? "" : rungName.apply(rung - 1),
              layerName.apply(layer),
              status == STILL_THERE ? null : STATUS.get(status)));
    }
    Collections.reverse(steps);
    return steps;
  }
}
