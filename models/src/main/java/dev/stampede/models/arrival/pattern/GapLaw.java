package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.RandomStream;

/** The law of the gaps between arrivals, with a mean of 1. */
public interface GapLaw {

  /** Draws a gap. */
  double next(RandomStream random);

  /**
   * Draws the time from any moment to the first arrival: a part of a gap that is the longer the
   * more likely, so that as much is expected at the beginning as later on (D. R. Cox, "Renewal
   * theory", 1962, section 5.2).
   */
  double first(RandomStream random);
}
