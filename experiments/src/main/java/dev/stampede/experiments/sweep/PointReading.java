package dev.stampede.experiments.sweep;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.conclude.Settled;
import dev.stampede.experiments.conclude.Yardstick;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.reports.result.sequential.Stopping;
import dev.stampede.reports.result.sweep.PointResult;
import dev.stampede.reports.result.sweep.PointResult.Figure;
import dev.stampede.reports.result.sweep.PointResult.Kept;
import dev.stampede.reports.result.sweep.PointResult.OfArchitecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts what the trials of a scenario say into few words. */
public final class PointReading {

  private PointReading() {}

  /** Returns the figures that runs are told apart by, and how promises are kept. */
  public static PointResult of(Evidence evidence) {
    return of(evidence, Optional.empty());
  }

  /** Returns the same of what stopped by what had been seen. */
  static PointResult of(Settled settled) {
    return of(settled.evidence(), Optional.of(settled.stopping()));
  }

  private static PointResult of(Evidence evidence, Optional<Stopping> stopping) {
    return new PointResult(
        IntStream.range(0, evidence.architectures().size())
            .mapToObj(architecture -> architecture(evidence, architecture))
            .toList(),
        evidence.events(),
        evidence.digest().toString(),
        evidence.unsteady(),
        stopping);
  }

  private static OfArchitecture architecture(Evidence evidence, int number) {
    String name = evidence.architectures().get(number);
    List<Figure> figures = new ArrayList<>();
    for (Yardstick yardstick : Yardstick.of(evidence.scenario())) {
      yardstick
          .value(evidence.sample(yardstick.useCase(), number))
          .map(
              value ->
                  new Figure(
                      yardstick.metric().name(),
                      yardstick.useCase(),
                      yardstick.metric().unitIn(evidence.currency()),
                      yardstick.promised(),
                      value))
          .ifPresent(figures::add);
    }
    List<Kept> kept = new ArrayList<>();
    for (Objective objective : evidence.scenario().objectives()) {
      if (!name.equals(objective.versus())) {
        kept.add(new Kept(objective.text(), evidence.objective(objective, number).verdict()));
      }
    }
    return new OfArchitecture(name, evidence.scenario().bounds().contains(name), figures, kept);
  }
}
