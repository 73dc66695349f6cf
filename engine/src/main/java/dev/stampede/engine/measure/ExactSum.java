package dev.stampede.engine.measure;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * A sum of integers in 128 bits: exact, whatever the order, for more nanoseconds than any run has.
 */
public final class ExactSum implements Serializable {

  private static final long serialVersionUID = 1L;

  private long high;
  private long low;

  /** Adds a number. */
  public void add(long number) {
    addWide(number >> 63, number);
  }

  /** Adds the product of two numbers, without overflow. */
  public void addProduct(long a, long b) {
    addWide(Math.multiplyHigh(a, b), a * b);
  }

  /** Adds another sum. */
  public void add(ExactSum other) {
    addWide(other.high, other.low);
  }

  /** Makes this zero. */
  public void clear() {
    high = 0;
    low = 0;
  }

  private void addWide(long addHigh, long addLow) {
    long sum = low + addLow;
    high += addHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
  }

  /** The sum, rounded to the nearest double. */
  public double toDouble() {
    return high == low >> 63 ? low : exact().doubleValue();
  }

  /** The sum itself. */
  public BigInteger exact() {
    return BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
  }
}
