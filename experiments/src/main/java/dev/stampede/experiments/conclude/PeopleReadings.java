package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Latency;
import dev.stampede.experiments.people.PeopleFigures;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.models.work.PeopleResult;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.PeopleSummary;
import dev.stampede.reports.result.people.PeopleCourse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads off what people in a closed loop did. */
final class PeopleReadings {

  private final int replications;
  private final Function<Latency, LatencySummary> latencies;
  private final Function<IntervalSums, List<Double>> means;

  /**
   * Prepares the reading.
   *
   * @param latencies how latencies are told
   * @param means how levels over time are
   */
  PeopleReadings(
      int replications,
      Function<Latency, LatencySummary> latencies,
      Function<IntervalSums, List<Double>> means) {
    this.replications = replications;
    this.latencies = latencies;
    this.means = means;
  }

  /** Returns the people of a use case; empty if nobody in a closed loop makes its work. */
  Optional<PeopleSummary> summary(@Nullable PeopleResult people, Sample sample) {
    return Optional.ofNullable(people).map(result -> told(result, sample));
  }

  private PeopleSummary told(PeopleResult people, Sample sample) {
    PeopleFigures figures = sample.pooled().people();
    PeopleResult.Done done = people.done();
    PeopleResult.Questions questions = people.questions();
    return new PeopleSummary(
        people.people() / replications,
        new PeopleSummary.Hours(
            figures.there() / replications,
            figures.waited() / replications,
            figures.unaided() / replications,
            figures.stopped() / replications,
            Metrics.TIME_LOST.estimate(sample)),
        new PeopleSummary.Tasks(done.withHelp(), done.without(), done.caughtUp(), done.aside()),
        new PeopleSummary.Questions(
            questions.asked(),
            questions.open(),
            Metrics.EVENTUAL_SUCCESS.estimate(sample),
            Metrics.TRIES.of(sample.pooled())),
        latencies.apply(people.untilServed()),
        latencies.apply(people.keptFor()));
  }

  /** Returns what the people of each use case did over time. */
  List<PeopleCourse> courses(String architecture, List<UseCaseResult> useCases) {
    return useCases.stream()
        .flatMap(
            useCase ->
                Optional.ofNullable(useCase.people()).stream()
                    .map(people -> course(architecture, useCase.name(), people)))
        .toList();
  }

  private PeopleCourse course(String architecture, String useCase, PeopleResult people) {
    return new PeopleCourse(
        architecture,
        useCase,
        people.people() / replications,
        means.apply(people.waitingByInterval()),
        means.apply(people.unaidedByInterval()),
        means.apply(people.stoppedByInterval()));
  }
}
