package dev.stampede.models.market;

import dev.stampede.engine.random.Distribution;
import java.util.Arrays;

/**
 * The customers of a market who leave a provider in trouble: a hundred parts, each as quick to
 * leave and to return as its place in the distributions says. A part moves when the trouble has
 * lasted as long as it takes it to act, and returns when there has been none for as long.
 */
final class Flock {

  private static final int PARTS = 100;

  private final long[] delay;
  private final long[] returning;
  private final boolean[] away = new boolean[PARTS];
  private boolean trouble;
  private long sinceNanos;
  private int gone;

  Flock(Distribution delay, Distribution returning) {
    this.delay = nanos(delay);
    this.returning = nanos(returning);
  }

  private static long[] nanos(Distribution distribution) {
    long[] nanos = new long[PARTS];
    Arrays.setAll(nanos, i -> distribution.quantileNanos((i + 0.5) / PARTS));
    return nanos;
  }

  /**
   * Learns whether there is trouble.
   *
   * @return the share that is away now
   */
  double look(long nowNanos, boolean newTrouble) {
    if (newTrouble != trouble) {
      trouble = newTrouble;
      sinceNanos = nowNanos;
    }
    for (int i = 0; i < PARTS; i++) {
      long needed = trouble ? delay[i] : returning[i];
      if (away[i] != trouble && nowNanos - sinceNanos >= needed) {
        away[i] = trouble;
        gone += trouble ? 1 : -1;
      }
    }
    return (double) gone / PARTS;
  }
}
