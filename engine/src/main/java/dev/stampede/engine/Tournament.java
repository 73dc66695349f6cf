package dev.stampede.engine;

import java.util.Arrays;

/**
 * Finds the least of many keys that change one at a time: a tree of winners (D. E. Knuth, "The Art
 * of Computer Programming", vol. 3, section 5.4.1). Four players meet in a match, the winners of
 * four matches meet in the next; when a key changes, only the matches on the player's way to the
 * final are played again.
 *
 * <p>Three things make it faster than a heap, whose way down depends on each comparison. Which
 * matches are played again follows from the player's number alone, so the processor fetches them
 * all at once. They are decided by arithmetic, not by branches that nobody can predict. And a key
 * that is far from the least, as that of a timeout when it is set or cancelled, changes the result
 * of a match or two, and the walk ends there.
 */
final class Tournament {

  /** Loses to every key. */
  static final long NOBODY = Long.MAX_VALUE;

  /**
   * Winners of matches, then the players. The final is match 1, and those who meet in match i stand
   * at 4 i to 4 i + 3. Levels therefore begin at powers of four, and a level that is not full
   * leaves a gap behind it.
   */
  private final long[] keys;

  /** Where player 0 stands. */
  private final int players;

  /**
   * Begins without players.
   *
   * @param capacity how many there may be; a power of two, at least 4
   */
  Tournament(int capacity) {
    int power = 4;
    while (power < capacity) {
      power *= 4;
    }
    players = power;
    keys = new long[players + capacity];
    Arrays.fill(keys, NOBODY);
  }

  int capacity() {
    return keys.length - players;
  }

  /** True if a player has a key other than {@link #NOBODY}. */
  boolean has(int player) {
    return keys[players + player] != NOBODY;
  }

  /** Reads of a player's first two matches what changing the player's key will read. */
  long glance(int player) {
    int place = players + player;
    return keys[place] + keys[place >> 2];
  }

  /** The least key. */
  long least() {
    return keys[1];
  }

  /**
   * Changes a player's key.
   *
   * @param key not negative, and different from all others, except for {@link #NOBODY}
   */
  void set(int player, long key) {
    long[] k = keys;
    int place = players + player;
    long winner = key;
    k[place] = key;
    while (place >= 16) {
      winner = winner(k, place, winner);
      place >>= 2;
      if (k[place] == winner) {
        return;
      }
      k[place] = winner;
    }
    k[1] = winner(k, place, winner); // whether the final ends as before, nobody can predict
  }

  /** The winner of a match between a key at a place and the three that stand beside it. */
  private static long winner(long[] k, int place, long key) {
    return less(less(less(k[place ^ 2], k[place ^ 3]), k[place ^ 1]), key);
  }

  /** The lesser of two numbers that are not negative, without a branch. */
  private static long less(long a, long b) {
    long lead = b - a;
    return a + (lead & (lead >> 63));
  }
}
