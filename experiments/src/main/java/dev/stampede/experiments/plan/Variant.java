package dev.stampede.experiments.plan;

import java.util.List;

/**
 * A scenario, and what of it is to be run.
 *
 * @param architectures their names, at least one
 * @param leftOut faults and incidents of the scenario that do not happen
 */
public record Variant(ScenarioText scenario, List<String> architectures, LeftOut leftOut) {

  /** Copies the names; rejects that there is none. */
  public Variant {
    architectures = List.copyOf(architectures);
    if (architectures.isEmpty()) {
      throw new IllegalArgumentException("a variant must have an architecture");
    }
  }

  /** A variant in which all goes wrong that the scenario says. */
  public Variant(ScenarioText scenario, List<String> architectures) {
    this(scenario, architectures, LeftOut.NOTHING);
  }

  /** Returns the same in which something does not go wrong. */
  public Variant without(LeftOut newLeftOut) {
    return new Variant(scenario, architectures, newLeftOut);
  }
}
