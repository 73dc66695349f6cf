package dev.stampede.experiments.tally;

/**
 * How work is taken that was under way where the simulation ended, so that nobody knows its end.
 */
enum Unknown {
  /** It is no part of the figure: for what is shown. */
  LEFT_OUT,
  /** All of it fails, or is never answered. */
  FAILED,
  /** All of it is kept within its tolerance, or answered this instant. */
  KEPT
}
