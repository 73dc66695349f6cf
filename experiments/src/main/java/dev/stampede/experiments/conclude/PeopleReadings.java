package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Latency;
import dev.stampede.experiments.people.PeopleFigures;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.work.PeopleResult;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.reports.result.Estimate;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.people.PeopleCourse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads off what people in a closed loop did. */
final class PeopleReadings {

  private final List<UseCaseSpec> useCases;
  private final int replications;
  private final Function<Latency, LatencySummary> latencies;
  private final Function<IntervalSums, List<Double>> means;

  /**
   * Prepares the reading.
   *
   * @param useCases of the scenario
   * @param latencies how latencies are told
   * @param means how levels over time are
   */
  PeopleReadings(
      List<UseCaseSpec> useCases,
      int replications,
      Function<Latency, LatencySummary> latencies,
      Function<IntervalSums, List<Double>> means) {
    this.useCases = useCases;
    this.replications = replications;
    this.latencies = latencies;
    this.means = means;
  }

  /**
   * Returns the people of a use case; empty if nobody in a closed loop makes its work.
   *
   * @param useCase its number
   */
  Optional<PeopleSummary> summary(int useCase, @Nullable PeopleResult people, Sample sample) {
    return Optional.ofNullable(people).map(result -> told(useCase, result, sample));
  }

  private Optional<String> role(int useCase) {
    return Optional.ofNullable(useCases.get(useCase).source().role());
  }

  /**
   * Returns the people of each role, in the order of the first use case that each of them is in.
   *
   * @param results of the use cases
   * @param samples of them
   */
  List<PeopleSummary.OfRole> roles(List<UseCaseResult> results, List<Sample> samples) {
    Map<String, List<Integer>> byRole = new LinkedHashMap<>();
    for (int i = 0; i < useCases.size(); i++) {
      int useCase = i;
      role(i).ifPresent(role -> byRole.computeIfAbsent(role, r -> new ArrayList<>()).add(useCase));
    }
    return byRole.entrySet().stream()
        .map(entry -> ofRole(entry.getKey(), entry.getValue(), results, samples))
        .toList();
  }

  private PeopleSummary.OfRole ofRole(
      String role, List<Integer> members, List<UseCaseResult> results, List<Sample> samples) {
    List<Sample> theirs = members.stream().map(samples::get).toList();
    return new PeopleSummary.OfRole(
        role,
        members.stream().map(useCase -> useCases.get(useCase).name()).toList(),
        members.stream().mapToLong(member -> people(results.get(member).people())).sum(),
        hours(
            theirs.stream()
                .map(sample -> sample.pooled().people())
                .reduce(PeopleFigures.NONE, PeopleFigures::plus),
            Metrics.TIME_LOST.sum(theirs)));
  }

  /** How many there are in a run. */
  private long people(@Nullable PeopleResult result) {
    return result == null ? 0 : result.people() / replications;
  }

  private PeopleSummary.Hours hours(PeopleFigures figures, Estimate lost) {
    return new PeopleSummary.Hours(
        figures.there() / replications,
        figures.waited() / replications,
        figures.unaided() / replications,
        figures.stopped() / replications,
        lost);
  }

  private PeopleSummary told(int useCase, PeopleResult people, Sample sample) {
    PeopleResult.Done done = people.done();
    PeopleResult.Questions questions = people.questions();
    return new PeopleSummary(
        people(people),
        hours(sample.pooled().people(), Metrics.TIME_LOST.estimate(sample)),
        new PeopleSummary.Tasks(done.withHelp(), done.without(), done.caughtUp(), done.aside()),
        new PeopleSummary.Questions(
            questions.asked(),
            questions.open(),
            Metrics.EVENTUAL_SUCCESS.estimate(sample),
            Metrics.TRIES.of(sample.pooled())),
        latencies.apply(people.untilServed()),
        latencies.apply(people.keptFor()),
        role(useCase));
  }

  /** Returns what the people of each use case did over time. */
  List<PeopleCourse> courses(String architecture, List<UseCaseResult> results) {
    List<PeopleCourse> courses = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      PeopleResult people = results.get(i).people();
      if (people != null) {
        courses.add(course(architecture, i, people));
      }
    }
    return courses;
  }

  private PeopleCourse course(String architecture, int useCase, PeopleResult people) {
    return new PeopleCourse(
        architecture,
        useCases.get(useCase).name(),
        people(people),
        means.apply(people.waitingByInterval()),
        means.apply(people.unaidedByInterval()),
        means.apply(people.stoppedByInterval()),
        role(useCase).orElse(""));
  }
}
