package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.tally.ArchitectureTally;
import dev.stampede.models.operator.StepResult;
import dev.stampede.models.operator.StepSpec;
import dev.stampede.reports.result.FaultWindow;
import dev.stampede.reports.result.StepSummary;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads off what operators did, and when. */
final class StepReadings {

  private final List<StepSpec> steps;

  StepReadings(List<StepSpec> steps) {
    this.steps = steps;
  }

  List<StepSummary> summaries(ArchitectureTally tally) {
    return IntStream.range(0, steps.size())
        .mapToObj(i -> summary(steps.get(i), tally.steps(i)))
        .toList();
  }

  private static StepSummary summary(StepSpec spec, List<StepResult> results) {
    List<StepResult> done = results.stream().filter(StepResult::isDone).toList();
    double nanos = done.stream().mapToDouble(result -> (double) result.doneNanos()).sum();
    return new StepSummary(
        spec.id(),
        spec.provider(),
        Optional.ofNullable(spec.tier()),
        spec.step().kind(),
        done.isEmpty() ? Optional.empty() : Optional.of(Seconds.of(nanos / done.size())),
        done.size(),
        results.stream().mapToLong(StepResult::refused).sum());
  }

  /** The times in which calls are refused, of steps of which the begin is known beforehand. */
  Stream<FaultWindow> windows(long durationNanos) {
    return steps.stream()
        .filter(spec -> spec.step().lastsNanos() > 0)
        .flatMap(spec -> window(spec, durationNanos).stream());
  }

  private static Optional<FaultWindow> window(StepSpec spec, long durationNanos) {
    Long at = spec.occasion().knownNanos();
    if (at == null || at >= durationNanos) {
      return Optional.empty();
    }
    long lasts = Math.min(spec.step().lastsNanos(), durationNanos - at);
    return Optional.of(
        new FaultWindow(
            spec.id(),
            spec.place(),
            spec.step().kind(),
            Seconds.of(at),
            Seconds.of(at + lasts),
            false));
  }
}
