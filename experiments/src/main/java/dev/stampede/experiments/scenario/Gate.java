package dev.stampede.experiments.scenario;

import dev.stampede.experiments.tally.Objective;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The architecture that decides the exit code alone: a pipeline compares today's with the proposed
 * one, and must not stop because today's fails.
 */
public final class Gate {

  private Gate() {}

  /**
   * Returns why an architecture of a scenario cannot be its gate, in words that follow its name;
   * empty if it can.
   *
   * @param bounds the scenario's bounds, which decide nothing
   * @param objectives the scenario's objectives: without one that judges it, the gate would never
   *     be shut
   */
  public static Optional<String> objection(
      String architecture, Set<String> bounds, List<Objective> objectives) {
    if (bounds.contains(architecture)) {
      return Optional.of("is a bound, which decides nothing");
    }
    return objectives.stream().allMatch(o -> architecture.equals(o.versus()))
        ? Optional.of("has no objective that could decide")
        : Optional.empty();
  }
}
