package dev.stampede.scenarios.fitting;

import java.util.Arrays;

/** Gives keys the numbers 0, 1, 2 in the order in which they are met first. */
final class ClientNumbers {

  private static final int FIRST_CAPACITY = 1 << 10;

  /** Spreads neighbouring keys: 2^64 over the golden ratio (D. E. Knuth, TAOCP 3, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys = new long[FIRST_CAPACITY];
  private int[] numbers = new int[FIRST_CAPACITY];
  private int known;

  ClientNumbers() {
    Arrays.fill(numbers, -1);
  }

  /** Returns the number of a key. */
  int of(long key) {
    int place = place(key);
    if (numbers[place] < 0) {
      if (2 * (known + 1) > keys.length) {
        grow();
        place = place(key);
      }
      keys[place] = key;
      numbers[place] = known++;
    }
    return numbers[place];
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) ((key * SPREAD) >>> 32) & mask;
    while (numbers[place] >= 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    Arrays.fill(numbers, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] >= 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        numbers[place] = oldNumbers[i];
      }
    }
  }
}
