package dev.stampede.models.tier;

import dev.stampede.models.check.Require;

/**
 * A cache of what a dependency has answered: names, keys, sessions, prompts.
 *
 * @param keys how many things calls ask about, 1 to {@link #MOST_KEYS}
 * @param exponent of Zipf's law of how often each is asked about: the k-th most popular in
 *     proportion to 1 / k^exponent; 0 for all alike
 * @param size answers that it has room for, positive; the one not asked for longest goes first
 * @param lifeNanos how long an answer is remembered; {@link #ENDLESS} for any time
 * @param start what it knows at the start
 */
public record CacheSpec(int keys, double exponent, int size, long lifeNanos, Start start) {

  /** What a cache knows at the start. */
  public enum Start {
    /** Nothing. */
    COLD,
    /**
     * As much as it has room for, the most popular first, each with a part of its life behind it:
     * it has long been in use.
     */
    MIXED,
    /** As much, all of it made at the start: it ends together. */
    NEW
  }

  /** Each takes 28 bytes. */
  public static final int MOST_KEYS = 50_000_000;

  /** Answers are remembered for any time. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** Rejects numbers out of range, and a cache with room for more than there is to know. */
  public CacheSpec {
    Require.that(keys >= 1 && keys <= MOST_KEYS, "keys", keys, "lie between 1 and " + MOST_KEYS);
    Require.that(exponent >= 0 && exponent <= 5, "popularity", exponent, "lie between 0 and 5");
    Require.positive("size", size);
    Require.that(size <= keys, "size", size, "be at most keys (%d)".formatted(keys));
    Require.positive("life", lifeNanos);
  }
}
