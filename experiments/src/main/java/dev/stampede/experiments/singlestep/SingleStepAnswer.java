package dev.stampede.experiments.singlestep;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.counterfactual.VariantTallies;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.experiments.tally.Sightings;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.operator.StepResult;
import dev.stampede.reports.result.SingleStep;
import dev.stampede.reports.result.SingleStep.Tried;
import dev.stampede.reports.result.SingleStep.UseCaseSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of each candidate.
 *
 * @param question that was asked
 * @param tallies for each candidate in their order, those of the architectures
 */
public record SingleStepAnswer(SingleStepQuestion question, VariantTallies tallies) {

  /**
   * Returns what each step came to.
   *
   * @param samples for each architecture, those of its use cases as the scenario is
   * @param sightings the incidents in those, by which all variants are weighted
   */
  public SingleStep summary(List<List<Sample>> samples, Sightings sightings) {
    List<UseCaseSteps> all = new ArrayList<>();
    List<UseCaseSpec> useCases = question.scenario().trial().useCases();
    for (int a = 0; a < samples.size(); a++) {
      for (int u = 0; u < useCases.size(); u++) {
        if (useCases.get(u).isOurs()) {
          all.add(useCase(a, u, samples.get(a).get(u), sightings));
        }
      }
    }
    return new SingleStep(tallies.events(), tallies.digest().toString(), all);
  }

  private UseCaseSteps useCase(int architecture, int useCase, Sample asItIs, Sightings sightings) {
    List<Sample> samples =
        tallies.of(architecture).stream().map(tally -> tally.sample(useCase, sightings)).toList();
    Sample waiting = samples.get(0);
    List<Tried> tried = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Candidate candidate = question.repertoire().candidates().get(i);
      List<StepResult> done =
          candidate.steps().isEmpty()
              ? List.of()
              : tallies.of(architecture).get(i).steps(0).stream()
                  .filter(StepResult::isDone)
                  .toList();
      tried.add(tried(candidate.name(), done, samples.get(i), waiting));
    }
    return new UseCaseSteps(
        question.scenario().trial().architectures().get(architecture).name(),
        question.scenario().trial().useCases().get(useCase).name(),
        tried("as it is", List.of(), asItIs, waiting),
        tried,
        Soonest.of(samples).stream().map(i -> tried.get(i).step()).toList());
  }

  private static Tried tried(String name, List<StepResult> done, Sample sample, Sample waiting) {
    double nanos = done.stream().mapToDouble(result -> (double) result.doneNanos()).sum();
    return new Tried(
        name,
        done.isEmpty() ? Optional.empty() : Optional.of(Seconds.of(nanos / done.size())),
        done.size(),
        Metrics.TAIL.estimate(sample),
        Metrics.TAIL.difference(sample, waiting),
        Metrics.MINUTES_BELOW.estimate(sample),
        Metrics.MINUTES_BELOW.difference(sample, waiting));
  }
}
