package dev.stampede.experiments.conclude;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads off how well figures are known that a run may wait for. */
final class AwaitedReadings {

  private final Scenario scenario;

  /** Whether intervals may come that are not there, once more incidents were seen. */
  private final boolean tooFewSeen;

  AwaitedReadings(Scenario scenario, Sightings sightings) {
    this.scenario = scenario;
    this.tooFewSeen = !sightings.tooFewSeen().isEmpty();
  }

  private boolean decides(String architecture) {
    String gate = scenario.gate();
    return gate == null ? !scenario.bounds().contains(architecture) : gate.equals(architecture);
  }

  /** Those of the architectures that decide. */
  List<Awaited> promised(List<ObjectiveResult> promises) {
    return promises.stream()
        .filter(promise -> decides(promise.architecture()))
        .map(
            promise ->
                new Awaited(
                    promise.objective(),
                    promise.metric(),
                    promise.architecture(),
                    promise.unit(),
                    promise.estimate(),
                    promise.limit(),
                    Optional.of(promise.verdict()),
                    comes(promise.estimate())))
        .toList();
  }

  /**
   * A metric of each use case of ours, or of the architecture where it is only of that, under the
   * architectures that decide.
   *
   * @param samples for each architecture and use case
   * @param wholes for each architecture
   */
  List<Awaited> of(Metric metric, List<List<Sample>> samples, List<Sample> wholes) {
    List<Awaited> awaited = new ArrayList<>();
    List<UseCaseSpec> useCases = scenario.trial().useCases();
    for (int i = 0; i < samples.size(); i++) {
      String architecture = scenario.trial().architectures().get(i).name();
      if (!decides(architecture)) {
        continue;
      }
      if (!metric.scope().isOfUseCase()) {
        awaited.add(awaited(metric, Objective.WHOLE, architecture, wholes.get(i)));
      }
      for (int u = 0; metric.scope().isOfUseCase() && u < useCases.size(); u++) {
        if (useCases.get(u).isOurs()) {
          awaited.add(awaited(metric, useCases.get(u).name(), architecture, samples.get(i).get(u)));
        }
      }
    }
    return awaited;
  }

  private Awaited awaited(Metric metric, String useCase, String architecture, Sample sample) {
    Estimate estimate = metric.estimate(sample);
    return new Awaited(
        new Yardstick(metric, useCase, false).name(),
        metric.name(),
        architecture,
        metric.unitIn(Optional.ofNullable(scenario.currency()).orElse("")),
        estimate,
        Double.NaN,
        Optional.empty(),
        comes(estimate));
  }

  /** An infinite value stays so. */
  private boolean comes(Estimate estimate) {
    return Double.isFinite(estimate.mean()) && (estimate.hasInterval() || tooFewSeen);
  }
}
