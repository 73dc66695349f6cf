package dev.stampede.scenarios.explain;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.engine.random.RandomStreams;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.reports.explanation.vendor.Serving.Fault;
import dev.stampede.reports.explanation.vendor.Serving.FaultTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What strikes the providers of an architecture in the first replication.
 *
 * @param faults faults by plan, those of the same time together, and all incidents of a source
 *     together, in the order of time
 * @param stretches when they are felt
 */
record FaultStretches(List<FaultTime> faults, List<Stretch> stretches) {

  /**
   * A stretch of time, to the end of the fault or until all capacity is back.
   *
   * @param fault its index
   */
  record Stretch(int fault, long startNanos, long endNanos) {}

  /** When something is felt. */
  private record Times(List<Long> starts, List<Long> ends) {

    static Times of(List<FaultSpec> all) {
      return new Times(
          all.stream().map(FaultSpec::atNanos).toList(),
          all.stream().map(fault -> fault.endNanos() + fault.recoverNanos()).toList());
    }

    long first() {
      return starts.get(0);
    }
  }

  /** Returns those that begin within a run. */
  static FaultStretches of(TrialSpec trial, ArchitectureSpec architecture, long seed) {
    FaultPlan plan = trial.faults();
    Map<String, List<FaultSpec>> byName = new LinkedHashMap<>();
    for (FaultSpec fault : plan.scheduledBefore(trial.durationNanos())) {
      byName.put(fault.id(), List.of(fault));
    }
    for (FaultSpec fault : plan.drawn(new RandomStreams(seed, 0), trial.durationNanos())) {
      String name = "incidents of " + fault.provider();
      byName.computeIfAbsent(name, id -> new ArrayList<>()).add(fault);
    }
    Map<Times, List<Fault>> together = new LinkedHashMap<>();
    byName.forEach(
        (name, all) -> {
          FaultSpec first = all.get(0);
          if (architecture.providers().stream()
              .anyMatch(provider -> plan.strikes(first.provider(), provider))) {
            together
                .computeIfAbsent(Times.of(all), times -> new ArrayList<>())
                .add(new Fault(name, first.provider(), first.effect().kind()));
          }
        });
    List<FaultTime> faults = new ArrayList<>();
    List<Stretch> stretches = new ArrayList<>();
    together.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> entry.getKey().first()))
        .forEach(
            entry -> {
              Times times = entry.getKey();
              for (int i = 0; i < times.starts().size(); i++) {
                long end = times.ends().get(i);
                stretches.add(new Stretch(faults.size(), times.starts().get(i), end));
              }
              faults.add(time(times, entry.getValue()));
            });
    return new FaultStretches(List.copyOf(faults), List.copyOf(stretches));
  }

  private static FaultTime time(Times times, List<Fault> faults) {
    String first = faults.get(0).id();
    int last = times.ends().size() - 1;
    return new FaultTime(
        faults.size() == 1 ? first : "%s and %d more".formatted(first, faults.size() - 1),
        faults,
        Seconds.of(times.first()),
        Seconds.of(times.ends().get(last)),
        times.starts().size());
  }
}
