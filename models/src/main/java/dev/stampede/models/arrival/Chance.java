package dev.stampede.models.arrival;

import dev.stampede.engine.random.RandomStream;

/** What is left to chance where work arrives: random streams by what is drawn from them. */
@FunctionalInterface
public interface Chance {

  /**
   * Returns a stream, at its start; the same name gives the same numbers.
   *
   * @param purpose what is drawn from it: "arrivals", say
   */
  RandomStream stream(String purpose);
}
