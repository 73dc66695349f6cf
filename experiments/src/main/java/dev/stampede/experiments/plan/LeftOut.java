package dev.stampede.experiments.plan;

import java.util.List;

/**
 * What of all that goes wrong in a scenario does not happen in a variant of it.
 *
 * @param faults ids of faults by plan
 * @param incidents sources of incidents by chance
 */
public record LeftOut(List<String> faults, List<String> incidents) {

  /** All goes wrong that the scenario says. */
  public static final LeftOut NOTHING = new LeftOut(List.of(), List.of());

  /** Copies the lists. */
  public LeftOut {
    faults = List.copyOf(faults);
    incidents = List.copyOf(incidents);
  }

  /** Returns one fault by plan. */
  public static LeftOut fault(String id) {
    return new LeftOut(List.of(id), List.of());
  }

  /** Returns all incidents of one source. */
  public static LeftOut incidents(String source) {
    return new LeftOut(List.of(), List.of(source));
  }
}
