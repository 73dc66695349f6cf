package dev.stampede.models.operator;

import dev.stampede.models.work.Cause;

/** What steps can be done to: a provider, a tier on the way in to it, or one of its cells. */
public interface Operated {

  /** Where steps refuse calls before they have come in. */
  Gate gate();

  /** Cuts all calls off that are inside, forgets what was remembered, and starts again. */
  void restart(Cause cause);

  /**
   * Makes the capacity a number of times what it is.
   *
   * @param factor positive
   */
  void scale(double factor);

  /**
   * Has users of one of its cells go elsewhere from now on.
   *
   * @throws IllegalStateException if it has no cells
   */
  default void move(Operation operation, Move move) {
    throw new IllegalStateException("there are no cells to move from");
  }
}
