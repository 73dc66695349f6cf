package dev.stampede.models.memory;

import java.util.Arrays;

/**
 * The order in which things were used last: numbers from 0 on, each at most once, that can be taken
 * out from anywhere. Each number takes 8 bytes, whether it is in or not.
 */
public final class OrderOfUse {

  /** No number. */
  public static final int NOBODY = -1;

  private int[] earlier;
  private int[] later;
  private int oldest = NOBODY;
  private int latest = NOBODY;

  /**
   * Makes one that nothing is in.
   *
   * @param numbers how many there may be
   */
  public OrderOfUse(int numbers) {
    this.earlier = new int[numbers];
    this.later = new int[numbers];
  }

  /** Lets more numbers be in. */
  public void grow(int numbers) {
    earlier = Arrays.copyOf(earlier, numbers);
    later = Arrays.copyOf(later, numbers);
  }

  /** The number that was not used for longest; {@link #NOBODY} if none is in. */
  public int oldest() {
    return oldest;
  }

  /** Puts a number in that is not in: it is the latest used. */
  public void append(int number) {
    earlier[number] = latest;
    later[number] = NOBODY;
    if (latest == NOBODY) {
      oldest = number;
    } else {
      later[latest] = number;
    }
    latest = number;
  }

  /** Makes a number that is in the latest used. */
  public void use(int number) {
    if (number != latest) {
      remove(number);
      append(number);
    }
  }

  /** Takes a number out that is in. */
  public void remove(int number) {
    int before = earlier[number];
    int after = later[number];
    if (before == NOBODY) {
      oldest = after;
    } else {
      later[before] = after;
    }
    if (after == NOBODY) {
      latest = before;
    } else {
      earlier[after] = before;
    }
  }

  /** Takes all out. */
  public void clear() {
    oldest = NOBODY;
    latest = NOBODY;
  }
}
