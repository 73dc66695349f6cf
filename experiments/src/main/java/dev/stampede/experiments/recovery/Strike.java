package dev.stampede.experiments.recovery;

import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.arrival.Lift;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault in one replication.
 *
 * @param id of the fault
 * @param beginNanos in the run
 * @param endNanos after its begin, and maybe after the run's end
 */
public record Strike(Cause cause, String id, long beginNanos, long endNanos) {

  /** A surge of one use case. */
  private record Surge(String useCase, long beginNanos, long endNanos) {}

  static final Comparator<Strike> ORDER =
      Comparator.comparingLong(Strike::beginNanos)
          .thenComparing(Comparator.comparingLong(Strike::endNanos).reversed())
          .thenComparing(Strike::id);

  /**
   * Returns all faults of a replication that begin within the run, by plan and by chance, in the
   * order of their begin; of several at once the one that lasts longest first, and then by id.
   */
  public static List<Strike> of(FaultPlan faults, RandomStreams streams, long durationNanos) {
    return Stream.concat(
            faults.scheduledBefore(durationNanos).stream().map(Strike::planned),
            faults.drawn(streams, durationNanos).stream().map(Strike::byChance))
        .sorted(ORDER)
        .toList();
  }

  /**
   * Returns what may have begun that somebody fell below a level: the faults of a replication, or,
   * where there is none, the surges of the demand that begin within the run. A surge ends when the
   * demand is back, or has come back half of the way where it fades without an end. Surges that
   * begin in the same instant are one trigger, until the last of them ends: nobody can tell whose
   * doing it was.
   */
  public static List<Strike> triggers(List<Strike> faults, TrialSpec spec) {
    return faults.isEmpty() ? surges(spec) : faults;
  }

  /**
   * Returns what is known beforehand to strike a scenario within the run: its faults by plan, or,
   * where it has none, its surges.
   */
  public static List<Strike> known(TrialSpec spec) {
    return triggers(
        spec.faults().scheduledBefore(spec.durationNanos()).stream()
            .map(Strike::planned)
            .sorted(ORDER)
            .toList(),
        spec);
  }

  /** Returns all faults by plan and all surges of the demand that begin within the run. */
  public static List<Strike> planned(TrialSpec spec) {
    return Stream.concat(
            spec.faults().scheduledBefore(spec.durationNanos()).stream().map(Strike::planned),
            surges(spec).stream())
        .toList();
  }

  private static List<Strike> surges(TrialSpec spec) {
    return spec.useCases().stream()
        .flatMap(useCase -> useCase.source().lifts().stream().map(lift -> surge(useCase, lift)))
        .filter(surge -> surge.beginNanos() < spec.durationNanos())
        .collect(Collectors.groupingBy(Surge::beginNanos, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Strike::together)
        .toList();
  }

  private static Surge surge(UseCaseSpec useCase, Lift lift) {
    return new Surge(useCase.name(), lift.beginNanos(), lift.endNanos());
  }

  private static Strike together(List<Surge> surges) {
    Cause cause = Cause.ofSurges(surges.stream().map(Surge::useCase).distinct().sorted().toList());
    long end = surges.stream().mapToLong(Surge::endNanos).max().orElseThrow();
    return new Strike(cause, cause.name(), surges.get(0).beginNanos(), end);
  }

  private static Strike planned(FaultSpec fault) {
    return of(fault, new Cause(fault.id(), fault.provider(), fault.effect().kind()));
  }

  private static Strike byChance(FaultSpec fault) {
    return of(fault, new Cause(fault.provider(), fault.provider(), Cause.INCIDENT));
  }

  private static Strike of(FaultSpec fault, Cause cause) {
    return new Strike(cause, fault.id(), fault.atNanos(), fault.endNanos());
  }
}
