package dev.stampede.experiments.trial;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.experiments.plan.Excerpt;
import dev.stampede.models.Drain;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import java.util.List;

/** Makes the trials of a stretch of a longer time. */
final class Excerpts {

  private Excerpts() {}

  /**
   * Returns trials that begin with the lead, in which nothing goes wrong, and count from the begin
   * of the stretch to its end.
   *
   * @param spec of the scenario; of its faults those by chance alone happen
   * @param seed of the incidents
   */
  static TrialSpec of(TrialSpec spec, Excerpt excerpt, long seed) {
    long shift = excerpt.leadNanos() - excerpt.fromNanos();
    List<FaultSpec> incidents =
        spec
            .faults()
            .drawn(new RandomStreams(seed, excerpt.history()), excerpt.wholeNanos())
            .stream()
            .filter(fault -> fault.atNanos() >= excerpt.fromNanos())
            .filter(fault -> fault.atNanos() < excerpt.untilNanos())
            .filter(fault -> !excerpt.leftOut().contains(fault.id()))
            .map(fault -> fault.at(fault.atNanos() + shift))
            .toList();
    return spec.during(
        Horizon.of(
            Intervals.covering(
                excerpt.leadNanos() + excerpt.lengthNanos(), excerpt.intervalNanos()),
            excerpt.leadNanos()),
        new Drain(excerpt.drainNanos()),
        new FaultPlan(incidents, List.of(), spec.faults().dependencies()));
  }
}
