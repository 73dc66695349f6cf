package dev.stampede.models.start;

/** What becomes of the queue's work for a start that nobody waits for any more. */
public enum GivenUp {
  /** It is done all the same, for nobody. */
  WASTED,
  /** It is left out, or broken off where it has begun. */
  CANCELLED
}
