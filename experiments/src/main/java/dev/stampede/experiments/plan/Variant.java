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
 * @param excerpt what of a longer time is run in place of the scenario's own duration; empty for
 *     that duration
 */
public record Variant(
    ScenarioText scenario,
    List<String> architectures,
    LeftOut leftOut,
    Optional<String> onlyStep,
    Optional<Excerpt> excerpt) {

  /** Copies the names; rejects that there is none. */
  public Variant {
    architectures = List.copyOf(architectures);
    if (architectures.isEmpty()) {
      throw new IllegalArgumentException("a variant must have an architecture");
    }
  }

  /** A variant in which all goes wrong that the scenario says. */
  public Variant(ScenarioText scenario, List<String> architectures) {
    this(scenario, architectures, LeftOut.NOTHING, Optional.empty(), Optional.empty());
  }

  /** Returns the same in which something does not go wrong. */
  public Variant without(LeftOut newLeftOut) {
    return new Variant(scenario, architectures, newLeftOut, onlyStep, excerpt);
  }

  /** Returns the same of some architectures alone, at least one. */
  public Variant ofArchitectures(List<String> newArchitectures) {
    return new Variant(scenario, newArchitectures, leftOut, onlyStep, excerpt);
  }

  /** Returns the same in which operators do one thing. */
  public Variant withOnly(String step) {
    return new Variant(scenario, architectures, leftOut, Optional.of(step), excerpt);
  }

  /** Returns the same, run for a stretch of a longer time. */
  public Variant of(Excerpt stretch) {
    return new Variant(scenario, architectures, leftOut, onlyStep, Optional.of(stretch));
  }
}
