package dev.stampede.experiments.conclude;

import dev.stampede.engine.measure.IntervalSums;
import dev.stampede.engine.measure.Latency;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.experiments.tally.Metrics;
import dev.stampede.experiments.tally.Sample;
import dev.stampede.models.work.AgentResult;
import dev.stampede.models.work.SessionHistory;
import dev.stampede.models.work.UseCaseResult;
import dev.stampede.reports.result.AgentSummary;
import dev.stampede.reports.result.LatencySummary;
import dev.stampede.reports.result.people.AgentCourse;
import dev.stampede.reports.result.people.SessionCourse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads off what became of agents. */
final class AgentReadings {

  private final int replications;
  private final Function<Latency, LatencySummary> latencies;
  private final Function<IntervalSums, List<Double>> means;

  /**
   * Prepares the reading.
   *
   * @param latencies how latencies are told
   * @param means how levels over time are
   */
  AgentReadings(
      int replications,
      Function<Latency, LatencySummary> latencies,
      Function<IntervalSums, List<Double>> means) {
    this.replications = replications;
    this.latencies = latencies;
    this.means = means;
  }

  /** Returns the agents of a use case; empty if its work is no agents' steps. */
  Optional<AgentSummary> summary(@Nullable AgentResult agents, Sample sample) {
    return Optional.ofNullable(agents).map(result -> told(result, sample));
  }

  private AgentSummary told(AgentResult agents, Sample sample) {
    AgentResult.Steps steps = agents.steps();
    AgentResult.Lost lost = agents.lost();
    return new AgentSummary(
        ended(agents.sessions()),
        ended(agents.turns()),
        Metrics.TURNS_IN_TIME.estimate(sample),
        new AgentSummary.Steps(steps.answered(), steps.unanswered(), steps.tools(), steps.tokens()),
        new AgentSummary.Lost(
            lost.losses(), lost.steps(), lost.tools(), lost.tokens(), lost.neverBack()),
        Metrics.REDONE.estimate(sample),
        latencies.apply(agents.untilFinished()),
        latencies.apply(agents.workLost()),
        latencies.apply(agents.untilBack()));
  }

  private static AgentSummary.Ended ended(AgentResult.Ended ended) {
    return new AgentSummary.Ended(
        ended.begun(), ended.inTime(), ended.late(), ended.failed(), ended.open());
  }

  /** Returns what became of the agents of each use case over time. */
  List<AgentCourse> courses(String architecture, List<UseCaseResult> useCases) {
    return useCases.stream()
        .flatMap(
            useCase ->
                Optional.ofNullable(useCase.agents()).stream()
                    .map(agents -> course(architecture, useCase.name(), agents)))
        .toList();
  }

  private AgentCourse course(String architecture, String useCase, AgentResult agents) {
    AgentResult.Course course = agents.course();
    return new AgentCourse(
        architecture,
        useCase,
        means.apply(course.working()),
        means.apply(course.stalled()),
        means.apply(course.idle()),
        course.asked().toList().stream().map(calls -> (double) calls / replications).toList(),
        agents.sampled().stream().map(AgentReadings::session).toList());
  }

  private static SessionCourse session(SessionHistory history) {
    return new SessionCourse(
        history.number(),
        history.stretches().stream()
            .map(
                stretch ->
                    new SessionCourse.Stretch(
                        doing(stretch.doing()),
                        Seconds.of(stretch.fromNanos()),
                        Seconds.of(stretch.untilNanos())))
            .toList());
  }

  private static SessionCourse.Doing doing(SessionHistory.Doing doing) {
    return switch (doing) {
      case CALLING -> SessionCourse.Doing.CALLING;
      case TOOL -> SessionCourse.Doing.TOOL;
      case JOINING -> SessionCourse.Doing.JOINING;
      case LOST -> SessionCourse.Doing.LOST;
      case IDLE -> SessionCourse.Doing.IDLE;
    };
  }
}
