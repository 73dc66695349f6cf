package dev.stampede.experiments.counterfactual;

import dev.stampede.experiments.plan.LeftOut;
import dev.stampede.models.TrialSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that goes wrong in a scenario, and may have cost something: a fault by plan, or all
 * incidents by chance of one source.
 *
 * @param name the fault's id, or the name of the source
 * @param byChance true for incidents
 */
public record Suspect(String name, boolean byChance) {

  /**
   * Returns all of a scenario: the faults in the order in which it lists them, then the sources of
   * incidents. Faults that begin at its end or after it never strike, and are left out.
   */
  public static List<Suspect> of(TrialSpec trial) {
    return Stream.concat(
            trial.faults().scheduledBefore(trial.durationNanos()).stream()
                .map(fault -> new Suspect(fault.id(), false)),
            trial.faults().incidents().stream()
                .map(incident -> new Suspect(incident.source(), true)))
        .toList();
  }

  /** Returns what has to be left out for it not to happen. */
  LeftOut alone() {
    return byChance ? LeftOut.incidents(name) : LeftOut.fault(name);
  }
}
