package dev.stampede.models.queue;

/** Decides who has waited too long; a line asks it about each one whose turn it is. */
public interface DelayControl {

  /**
   * One joins the line. Returns how long it may wait, in nanoseconds; {@link Long#MAX_VALUE} where
   * that is decided later.
   *
   * @param standingNanos how long the line has not been empty
   */
  default long joined(long standingNanos) {
    return Long.MAX_VALUE;
  }

  /**
   * It is the turn of one that has waited. Whoever asks does what the answer says: drops it and
   * asks about the next, or serves it.
   *
   * @param waitedNanos how long it has waited
   * @param allowedNanos what {@link #joined} said about it
   * @param behind how many wait besides
   */
  boolean drops(long nowNanos, long waitedNanos, long allowedNanos, int behind);

  /** It would be somebody's turn, and nobody waits. */
  default void empty() {}
}
