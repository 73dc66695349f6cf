package dev.stampede.experiments.tally;

import dev.stampede.experiments.agents.AgentFigures;
import dev.stampede.experiments.people.PeopleFigures;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.work.LatencyLimit;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.Span;
import dev.stampede.models.work.UseCaseResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What verdicts need of a use case in one replication, or in all of them together.
 *
 * @param offered pieces of work
 * @param withinTolerance those that ended within their tolerance
 * @param tickets those that ended outside it
 * @param unfinished those whose end is not known
 * @param attempts calls to providers
 * @param answers answers given, good or not
 * @param qualityParts sum of their qualities, in {@link UseCaseResult#QUALITY_PARTS}
 * @param costs what it costs
 * @param outTimes how long it was out of its promises
 * @param levels how long it was below its level, and what came of each trigger
 * @param users of the platform whose work it is
 * @param people in a closed loop who make it
 * @param agents whose steps it is
 */
public record WorkFigures(
    long offered,
    long withinTolerance,
    long tickets,
    long unfinished,
    long attempts,
    long answers,
    double qualityParts,
    Costs costs,
    Map<Span, SpanFigures> spans,
    OutTimes outTimes,
    OutTimes levels,
    Users users,
    PeopleFigures people,
    AgentFigures agents) {

  /**
   * Reads the figures off.
   *
   * @param limits of the use case
   */
  static WorkFigures of(UseCaseResult result, Costs costs, List<LatencyLimit> limits) {
    long unfinished = result.outcomes().count(Outcome.UNFINISHED);
    Map<Span, SpanFigures> spans = new EnumMap<>(Span.class);
    for (Span span : Span.values()) {
      List<Long> ofSpan =
          limits.stream()
              .filter(limit -> limit.span() == span)
              .map(LatencyLimit::nanos)
              .distinct()
              .toList();
      spans.put(span, SpanFigures.of(result, span, unfinished, ofSpan));
    }
    return new WorkFigures(
        result.outcomes().offered(),
        result.outcomes().count(Outcome::withinTolerance),
        result.outcomes().count(Outcome::isTicket),
        unfinished,
        result.attempts(),
        result.answers(),
        result.qualitySum().toDouble(),
        costs,
        spans,
        OutTimes.NONE,
        OutTimes.NONE,
        Users.NONE,
        PeopleFigures.of(result.people()),
        AgentFigures.of(result.agents()));
  }

  /** Returns the same with how long it was out of its promises. */
  WorkFigures with(PromiseWatch.Seen seen) {
    return with(seen.outTimes(), seen.levels());
  }

  /** Returns the same with how long it was out of its promises, and below its level. */
  WorkFigures with(OutTimes ofPromises, OutTimes ofLevel) {
    return with(costs, ofPromises, ofLevel, users, people);
  }

  /** Returns the same with the users of the platform whose work it is. */
  WorkFigures with(Users crowd) {
    return with(costs, outTimes, levels, crowd, people);
  }

  /** Returns the same with the people who make it, and what they cost besides. */
  WorkFigures with(PeopleFigures whoMakeIt, Cost more) {
    Costs all = new Costs(costs.paid().plus(more), costs.ifLost(), costs.ticket());
    return with(all, outTimes, levels, users, whoMakeIt);
  }

  /** Returns the same with the people who make it. */
  WorkFigures with(PeopleFigures whoMakeIt) {
    return with(costs, outTimes, levels, users, whoMakeIt);
  }

  private WorkFigures with(
      Costs paidFor, OutTimes times, OutTimes ofLevel, Users crowd, PeopleFigures whoMakeIt) {
    return new WorkFigures(
        offered,
        withinTolerance,
        tickets,
        unfinished,
        attempts,
        answers,
        qualityParts,
        paidFor,
        spans,
        times,
        ofLevel,
        crowd,
        whoMakeIt,
        agents);
  }

  /**
   * Returns the work of several use cases as one whole, of which nothing is asked but counts and
   * costs.
   */
  static WorkFigures ofAll(List<WorkFigures> useCases, Costs costs) {
    return new WorkFigures(
        useCases.stream().mapToLong(WorkFigures::offered).sum(),
        useCases.stream().mapToLong(WorkFigures::withinTolerance).sum(),
        useCases.stream().mapToLong(WorkFigures::tickets).sum(),
        useCases.stream().mapToLong(WorkFigures::unfinished).sum(),
        useCases.stream().mapToLong(WorkFigures::attempts).sum(),
        useCases.stream().mapToLong(WorkFigures::answers).sum(),
        useCases.stream().mapToDouble(WorkFigures::qualityParts).sum(),
        costs,
        Map.of(),
        OutTimes.NONE,
        OutTimes.NONE,
        Users.NONE,
        PeopleFigures.NONE,
        AgentFigures.NONE);
  }

  /**
   * The users of a platform, in one replication or in all of them together.
   *
   * @param all those that it had; 0 where the work is no platform's
   * @param lost those of them that were not there at the end
   */
  record Users(double all, double lost) {

    static final Users NONE = new Users(0, 0);

    /** Returns the sum of two replications. */
    Users plus(Users other) {
      return new Users(all + other.all, lost + other.lost);
    }
  }

  /** What is paid, in one replication or in all of them together. */
  public Cost paid() {
    return costs.paid();
  }

  /** Returns the figures of a span. */
  SpanFigures span(Span span) {
    SpanFigures figures = spans.get(span);
    if (figures == null) {
      throw new IllegalStateException("every span has figures");
    }
    return figures;
  }

  /**
   * What verdicts need of costs, in the scenario's currency.
   *
   * @param paid of one replication, or the sum over all of them
   * @param ifLost what work whose end is not known would cost in tickets if none of it was kept
   * @param ticket price of a ticket; 0 where there is no single one
   */
  record Costs(Cost paid, double ifLost, double ticket) {

    /** Returns the sum of two replications. */
    Costs plus(Costs other) {
      return new Costs(paid.plus(other.paid), ifLost + other.ifLost, ticket);
    }
  }
}
