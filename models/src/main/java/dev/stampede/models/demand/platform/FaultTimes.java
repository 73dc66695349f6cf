package dev.stampede.models.demand.platform;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What goes wrong in a run, and when.
 *
 * @param plan what strikes whom
 * @param faults all that happen, by plan and by chance
 */
public record FaultTimes(FaultPlan plan, List<FaultSpec> faults) {

  /** Copies the list. */
  public FaultTimes {
    faults = List.copyOf(faults);
  }

  /** Returns what happens in every replication: what is left to chance is not known. */
  public static FaultTimes planned(FaultPlan plan, long durationNanos) {
    return new FaultTimes(plan, plan.scheduledBefore(durationNanos));
  }

  /**
   * Returns what happens in one replication.
   *
   * @param untilNanos incidents by chance go on until then
   */
  public static FaultTimes drawn(
      FaultPlan plan, RandomStreams streams, long durationNanos, long untilNanos) {
    List<FaultSpec> all = new ArrayList<>(plan.scheduledBefore(durationNanos));
    all.addAll(plan.drawn(streams, untilNanos));
    return new FaultTimes(plan, all);
  }

  /** Returns when the first begins of those that begin after the start and before an end. */
  public OptionalLong firstWithin(long endNanos) {
    return faults.stream()
        .mapToLong(FaultSpec::atNanos)
        .filter(at -> at > 0 && at < endNanos)
        .min();
  }

  List<Stretch> of(Predicate<FaultSpec> which) {
    return Stretch.union(
        faults.stream()
            .filter(which)
            .map(fault -> Stretch.of(fault.atNanos(), fault.forNanos()))
            .toList());
  }
}
