package dev.stampede.models.arrival.replay;

import java.util.Arrays;

/**
 * Lengths of rows to draw among: those of prompt, answer and cached part stay together.
 *
 * <p>Of a trace with more rows than places it holds an even sample (J. S. Vitter, "Random sampling
 * with a reservoir", algorithm R, 1985), the same in every run.
 */
public final class Sizes {
  /** Rows that it holds at most. */
  public static final int MOST = 1 << 16;

  private int[] input = new int[256];
  private int[] output = new int[256];
  private int[] cached = new int[256];
  private int held;
  private long seen;
  private long state = 0x9e3779b97f4a7c15L;

  /** Takes in a row's lengths. */
  public void add(int inputTokens, int outputTokens, int cachedTokens) {
    seen++;
    long place = held;
    if (held == MOST) {
      place = below(seen);
      if (place >= MOST) {
        return;
      }
    } else {
      grow();
      held++;
    }
    input[(int) place] = inputTokens;
    output[(int) place] = outputTokens;
    cached[(int) place] = cachedTokens;
  }

  private void grow() {
    if (held == input.length) {
      input = Arrays.copyOf(input, 2 * held);
      output = Arrays.copyOf(output, 2 * held);
      cached = Arrays.copyOf(cached, 2 * held);
    }
  }

  /** SplitMix64, whose bias among up to 2^40 is below 2^-24. */
  private long below(long bound) {
    state += 0x9e3779b97f4a7c15L;
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return Long.remainderUnsigned(mixed ^ (mixed >>> 31), bound);
  }

  /** How many rows it holds. */
  public int size() {
    return held;
  }

  int input(int row) {
    return input[row];
  }

  int output(int row) {
    return output[row];
  }

  int cached(int row) {
    return cached[row];
  }
}
