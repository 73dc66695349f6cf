package dev.stampede.models.server;

import org.jspecify.annotations.Nullable;

/** The calls that a pool of servers serves, and how they get on. */
interface Progress {

  /**
   * Begins to serve a call.
   *
   * @param stretch how many times as long it takes, beside what {@link #slowDown} says
   * @param occupancy share of the servers that are busy, with this one, in [0, 1]
   */
  void begin(Job job, double stretch, double occupancy);

  /** Serves a call no longer, done or not, and notes in its answer what it has reached. */
  void end(Job job);

  /** One that is served, or null. */
  @Nullable Job any();

  /** Makes everything take so many times as long; infinity makes it stand still. */
  void slowDown(double factor);

  /**
   * Is told, when some have begun or ended, how many are served.
   *
   * @param occupancy share of the servers that are busy, in [0, 1]
   */
  default void settle(double occupancy) {}
}
