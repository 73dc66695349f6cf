package dev.stampede.models.operator;

import dev.stampede.models.work.Cause;

/** What steps can be done to: a provider, or a tier on the way in to it. */
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
}
