package dev.stampede.models.work;

import dev.stampede.engine.random.RandomKey;

/** The purposes that random numbers are drawn for from the key of a piece of work or a call. */
public enum Draw {
  /** Length of the prompt. */
  INPUT_TOKENS,
  /** Length of the answer. */
  OUTPUT_TOKENS,
  /** How long the owner waits. */
  PATIENCE,
  /** Whether a cache has the answer. */
  CACHE_HIT,
  /** How long service takes. */
  SERVICE,
  /** How long the first token takes. */
  FIRST_TOKEN,
  /** Whether a fault strikes the call. */
  FAULT,
  /** How long the owner waits for a person. */
  DESK_PATIENCE,
  /** What chance makes of a back-off; the number of the retry is added. */
  JITTER,
  /** The key of a call; the numbers of its provider and of the attempt are mixed in. */
  CALL;

  /** Room for numbered draws of one purpose. */
  private static final long STRIDE = 1L << 32;

  /** Returns a number in (0, 1) for this purpose of a key. */
  public double uniform(long key) {
    return RandomKey.uniform(key, ordinal() * STRIDE);
  }

  /** Returns a number in (0, 1) for the n-th draw of this purpose. */
  public double uniform(long key, int n) {
    return RandomKey.uniform(key, ordinal() * STRIDE + n);
  }

  /** Returns a key for the n-th use of this purpose. */
  public long key(long key, int n) {
    return RandomKey.derive(key, ordinal() * STRIDE + n);
  }
}
