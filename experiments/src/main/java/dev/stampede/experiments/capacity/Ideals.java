package dev.stampede.experiments.capacity;

import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.forecast.PerfectSystem;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.experiments.search.FirstKept;
import dev.stampede.experiments.tally.Objective;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.reports.result.ObjectiveResult.Verdict;
import dev.stampede.reports.result.capacity.CapacityAnswer.Ideal;
import dev.stampede.reports.result.sweep.SweepAnswer.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What no system can beat, for each answer: a promise that a share of the work ends well or in time
 * cannot be kept with what a {@link PerfectSystem} loses. Each use case is looked at as if there
 * was no other.
 */
final class Ideals {

  /** Values at which capacities are looked at; between them they are on a straight line. */
  private static final int MOST_LOOKS = 9;

  private final CapacityQuestion question;
  private final Axis axis;

  Ideals(CapacityQuestion question) {
    this.question = question;
    this.axis = question.axes().get(question.axes().size() - 1);
  }

  /** Returns that of an architecture; empty where it is not known. */
  Optional<Ideal> of(String architecture, List<String> others) {
    List<Objective> bounded =
        question.scenario().objectives().stream().filter(Ideals::isBounded).toList();
    boolean known =
        bounded.stream()
            .anyMatch(
                objective -> system(question.scenario(), architecture, objective).isPresent());
    if (!known) {
      return Optional.empty();
    }
    List<String> searched = question.searched();
    Optional<String> value =
        FirstKept.of(
                searched.size(),
                i ->
                    Optional.of(
                        keeps(read(others, searched.get(i)), architecture, bounded)
                            ? Verdict.MET
                            : Verdict.FAILED))
            .value()
            .map(searched::get);
    Optional<Need> need =
        question.largest()
            ? Optional.empty()
            : axis.numbers().flatMap(numbers -> need(numbers, others, architecture, bounded));
    return Optional.of(new Ideal(value, need.map(Need::mean), need.map(Need::peak)));
  }

  private static boolean isBounded(Objective objective) {
    return !objective.isOfWhole()
        && objective.ofReplications() == null
        && objective.windowed().isPresent();
  }

  private Scenario read(List<String> others, String searched) {
    return question.read(
        CapacityQuestion.with(others, searched), question.scenario().replications());
  }

  private static boolean keeps(Scenario scenario, String architecture, List<Objective> bounded) {
    Predicate<Objective> keeps =
        objective ->
            system(scenario, architecture, objective)
                .map(
                    system ->
                        system.servedShare(wait(scenario.trial(), objective))
                            >= objective.windowed().orElseThrow().share())
                .orElse(true);
    return bounded.stream().allMatch(keeps);
  }

  private static Optional<PerfectSystem> system(
      Scenario scenario, String architecture, Objective objective) {
    ArchitectureSpec compared = scenario.trial().architecture(architecture);
    return PerfectSystem.of(scenario.trial(), compared, useCase(scenario.trial(), objective));
  }

  private static UseCaseSpec useCase(TrialSpec trial, Objective objective) {
    return trial.useCases().stream()
        .filter(useCase -> useCase.name().equals(objective.useCase()))
        .findFirst()
        .orElseThrow();
  }

  /** How long work may wait at the most, its service aside, in seconds. */
  private static double wait(TrialSpec trial, Objective objective) {
    long nanos =
        objective
            .metric()
            .counted(objective.useCase(), objective.limit())
            .map(LatencyLimit::nanos)
            .orElse(useCase(trial, objective).tolerance().longestNanos());
    return Seconds.of(nanos);
  }

  /** The most that any use case needs of which something is promised. */
  private Optional<Need> need(
      double[] numbers, List<String> others, String architecture, List<Objective> bounded) {
    int looks = Math.min(MOST_LOOKS, numbers.length);
    if (looks < 2) {
      return Optional.empty();
    }
    double[] values = new double[looks];
    List<Scenario> scenarios = new ArrayList<>();
    for (int k = 0; k < looks; k++) {
      int at = k * (numbers.length - 1) / (looks - 1);
      values[k] = numbers[at];
      scenarios.add(read(others, axis.values().get(at)));
    }
    return bounded.stream()
        .map(
            objective ->
                scenarios.stream()
                    .flatMap(scenario -> system(scenario, architecture, objective).stream())
                    .toList())
        .filter(systems -> !systems.isEmpty())
        .flatMap(systems -> Need.of(values, systems).stream())
        .reduce(Need::most);
  }
}
