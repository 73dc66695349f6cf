package dev.stampede.experiments.plan;

import java.util.List;
import java.util.Optional;

/**
 * A scenario, and what of it is to be run.
 *
 * @param architectures their names, at least one
 * @param leftOut faults and incidents of the scenario that do not happen
 * @param onlyStep what operators do in place of all that the scenario says, by its name among what
 *     they could do; empty for what it says
 */
public record Variant(
    ScenarioText scenario, List<String> architectures, LeftOut leftOut, Optional<String> onlyStep) {

  /** Copies the names; rejects that there is none. */
  public Variant {
    architectures = List.copyOf(architectures);
    if (architectures.isEmpty()) {
      throw new IllegalArgumentException("a variant must have an architecture");
    }
  }

  /** A variant in which all goes wrong that the scenario says. */
  public Variant(ScenarioText scenario, List<String> architectures) {
    this(scenario, architectures, LeftOut.NOTHING, Optional.empty());
  }

  /** Returns the same in which something does not go wrong. */
  public Variant without(LeftOut newLeftOut) {
    return new Variant(scenario, architectures, newLeftOut, onlyStep);
  }

  /** Returns the same in which operators do one thing. */
  public Variant withOnly(String step) {
    return new Variant(scenario, architectures, leftOut, Optional.of(step));
  }
}
