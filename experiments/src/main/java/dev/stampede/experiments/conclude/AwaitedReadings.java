package dev.stampede.experiments.conclude;

import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.sequential.Awaited;
import dev.stampede.experiments.tally.Metric;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.ObjectiveResult;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads off how well figures are known that a run may wait for. */
final class AwaitedReadings {

  private final Evidence evidence;
  private final Scenario scenario;

  /** Whether intervals may come that are not there, once more incidents were seen. */
  private final boolean tooFewSeen;

  AwaitedReadings(Evidence evidence) {
    this.evidence = evidence;
    this.scenario = evidence.scenario();
    this.tooFewSeen = !evidence.sightings().tooFewSeen().isEmpty();
  }

  private boolean decides(String architecture) {
    String gate = scenario.gate();
    return gate == null ? !scenario.bounds().contains(architecture) : gate.equals(architecture);
  }

  /** What is promised under the architectures that decide. */
  List<Awaited> promised() {
    return evidence.objectives().stream()
        .filter(promise -> decides(promise.architecture()))
        .map(promise -> promised(promise, promise.architecture()))
        .toList();
  }

  /**
   * A promise.
   *
   * @param name of whom it is about
   */
  Awaited promised(ObjectiveResult promise, String name) {
    return new Awaited(
        promise.objective(),
        promise.metric(),
        name,
        promise.unit(),
        promise.estimate(),
        promise.estimate().mean(),
        Math.abs(promise.estimate().mean() - promise.limit()),
        Optional.of(promise.verdict() != Verdict.INCONCLUSIVE),
        comes(promise.estimate()));
  }

  /**
   * A metric of each use case of ours, or of the architecture where it is only of that, under the
   * architectures that decide.
   */
  List<Awaited> of(Metric metric) {
    List<Awaited> awaited = new ArrayList<>();
    List<UseCaseSpec> useCases = scenario.trial().useCases();
    List<String> architectures = evidence.architectures();
    for (int i = 0; i < architectures.size(); i++) {
      if (!decides(architectures.get(i))) {
        continue;
      }
      if (!metric.scope().isOfUseCase()) {
        awaited.add(awaited(metric, Objective.WHOLE, i));
      }
      for (int u = 0; metric.scope().isOfUseCase() && u < useCases.size(); u++) {
        if (useCases.get(u).isOurs()) {
          awaited.add(awaited(metric, useCases.get(u).name(), i));
        }
      }
    }
    return awaited;
  }

  private Awaited awaited(Metric metric, String useCase, int architecture) {
    Estimate estimate = metric.estimate(evidence.sample(useCase, architecture));
    return new Awaited(
        new Yardstick(metric, useCase, false).name(),
        metric.name(),
        evidence.architectures().get(architecture),
        metric.unitIn(evidence.currency()),
        estimate,
        estimate.mean(),
        Double.NaN,
        Optional.empty(),
        comes(estimate));
  }

  /** An infinite value stays so. */
  boolean comes(Estimate estimate) {
    return Double.isFinite(estimate.mean()) && (estimate.hasInterval() || tooFewSeen);
  }
}
