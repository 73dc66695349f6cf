package dev.stampede.benchmarks.model;

import java.util.SplittableRandom;

/**
 * Loads of which each says where the next one is: a walk through all cache lines of a piece of
 * memory, in one random cycle (S. Sattolo, An algorithm to generate a random cyclic permutation,
 * Information Processing Letters 22, 1986). The processor cannot foresee it, and nothing overlaps.
 */
final class DependentLoads implements Floor {

  private static final int LONGS_IN_A_LINE = 8;
  private static final long SEED = 7;

  private final long[] next;
  private long at;

  DependentLoads(int bytes) {
    int lines = bytes / Long.BYTES / LONGS_IN_A_LINE;
    int[] cycle = new int[lines];
    for (int i = 0; i < lines; i++) {
      cycle[i] = i;
    }
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = lines - 1; i > 0; i--) {
      int other = random.nextInt(i);
      int swapped = cycle[i];
      cycle[i] = cycle[other];
      cycle[other] = swapped;
    }
    next = new long[lines * LONGS_IN_A_LINE];
    for (int i = 0; i < lines; i++) {
      next[i * LONGS_IN_A_LINE] = (long) cycle[i] * LONGS_IN_A_LINE;
    }
  }

  @Override
  public long run(int times) {
    long here = at;
    for (int i = 0; i < times; i++) {
      here = next[(int) here];
    }
    at = here;
    return here;
  }

  @Override
  public void close() {
    // memory only
  }
}
