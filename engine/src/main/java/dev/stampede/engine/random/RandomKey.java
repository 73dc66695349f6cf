package dev.stampede.engine.random;

/**
 * Random numbers by key instead of by turn: a key and a purpose always give the same number, no
 * matter what was drawn before. A piece of work carries a key from its birth, so whatever is drawn
 * for it (its service time, the jitter of its second retry) is the same for every architecture.
 *
 * <p>The mixing function is SplitMix64's (G. Steele, D. Lea, C. Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014, with D. Stafford's variant 13): the numbers of one
 * key are a SplitMix64 sequence that starts there.
 */
public final class RandomKey {

  /** The smallest number that is ever drawn. */
  public static final double LEAST = 0x1.0p-53;

  /** The largest number that is ever drawn. */
  public static final double MOST = 1 - 0x1.0p-53;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double TWO_TO_MINUS_52 = 0x1.0p-52;

  private RandomKey() {}

  /** Returns a key for a purpose of a key. */
  public static long derive(long key, long purpose) {
    return mix(key + (purpose + 1) * GOLDEN_GAMMA);
  }

  /** Returns a number in (0, 1), both ends excluded, for a purpose of a key. */
  public static double uniform(long key, long purpose) {
    return uniform(derive(key, purpose));
  }

  /**
   * Makes a number in (0, 1), both ends excluded, of 64 random bits: the middle of one of 2^52
   * equal parts. With 2^53 parts the middle of the last one would round to 1.
   */
  static double uniform(long bits) {
    return ((bits >>> 12) + 0.5) * TWO_TO_MINUS_52;
  }

  /** Spreads the bits of a number; a permutation of the longs. */
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
