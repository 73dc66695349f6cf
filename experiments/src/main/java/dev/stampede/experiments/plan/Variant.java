package dev.stampede.experiments.plan;

import java.util.List;

/**
 * A scenario, and which of its architectures are to be run.
 *
 * @param architectures their names, at least one
 */
public record Variant(ScenarioText scenario, List<String> architectures) {

  /** Copies the names; rejects that there is none. */
  public Variant {
    architectures = List.copyOf(architectures);
    if (architectures.isEmpty()) {
      throw new IllegalArgumentException("a variant must have an architecture");
    }
  }
}
