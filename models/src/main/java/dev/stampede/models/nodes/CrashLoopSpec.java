package dev.stampede.models.nodes;

import dev.stampede.models.check.Require;

/**
 * How long a node that dies again and again is left dead before it starts, as Kubernetes does it:
 * at once after the first death, then 10 s, 20 s, 40 s and so on up to 5 min; a node that has lived
 * for 10 min is forgiven (Kubernetes documentation, "Pod Lifecycle", kubernetes/website at
 * 00aacfad, 2026).
 *
 * @param initialNanos after the second death in a row, at least 0
 * @param maxNanos the most, not below that
 * @param resetNanos how long a node has to live for its next death to be a first one, positive
 */
public record CrashLoopSpec(long initialNanos, long maxNanos, long resetNanos) {

  /** Rejects times out of range. */
  public CrashLoopSpec {
    Require.notNegative("initial", initialNanos);
    Require.that(maxNanos >= initialNanos, "max", maxNanos / 1e9 + " s", "not be below initial");
    Require.positive("reset", resetNanos);
  }

  /**
   * Returns how many deaths in a row the next one makes.
   *
   * @param before the deaths in a row up to now
   * @param livedNanos how long the node has lived since the last one
   */
  public int deaths(int before, long livedNanos) {
    return before == 0 || livedNanos >= resetNanos ? 1 : before + 1;
  }

  /** Returns how long a node is left dead after so many deaths in a row, at least 1. */
  public long backOffNanos(int deaths) {
    if (deaths == 1) {
      return 0;
    }
    long wait = initialNanos;
    for (int i = 2; i < deaths && wait < maxNanos && wait > 0; i++) {
      wait = wait > maxNanos / 2 ? maxNanos : 2 * wait;
    }
    return wait;
  }
}
