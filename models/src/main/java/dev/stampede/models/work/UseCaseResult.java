package dev.stampede.models.work;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.HistogramSeries;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Latency;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What became of the work of a use case in one trial. Intervals begin at the start of the run,
 * everything else is about the work that arrived after the warm-up and before the run's end.
 *
 * @param outcomes how the work ended
 * @param descents the ways that the work took, and how it ended
 * @param tenants whose the work was, and how it ended
 * @param answeredByInterval answers that were good enough given in each interval, in time or late
 * @param attempts calls made for the work
 * @param answers answers given, good enough or not
 * @param reworks work offered that came back because its last answer was bad
 * @param resubmissions work offered that came back because it had got no answer
 * @param qualitySum sum of the qualities of the answers, in parts of {@link #QUALITY_PARTS}
 * @param latencies of all spans
 * @param underway ages of the work that had no answer where the simulation ended: late, or
 *     unfinished; with the limits of {@link Span#END_TO_END}
 * @param endToEndByInterval end-to-end latencies of the answers given in each interval
 * @param spansByInterval what of the work that arrived in each interval was within the limits of
 *     promises
 * @param people those in a closed loop who made it; null if it came from anybody
 * @param agents whose steps it was; null if it was nobody's
 */
public record UseCaseResult(
    String name,
    OutcomeTally outcomes,
    DescentTally descents,
    TenantTally tenants,
    IntervalCounts answeredByInterval,
    long attempts,
    long answers,
    long reworks,
    long resubmissions,
    ExactSum qualitySum,
    Latencies latencies,
    Latency underway,
    HistogramSeries endToEndByInterval,
    SpansByInterval spansByInterval,
    @Nullable PeopleResult people,
    @Nullable AgentResult agents)
    implements Serializable {

  /** Parts that a quality of 1 has. */
  public static final double QUALITY_PARTS = 1e6;

  /** Mean quality of the answers, in [0, 1]; 0 where there are none. */
  public double meanQuality() {
    return answers == 0 ? 0 : qualitySum.toDouble() / QUALITY_PARTS / answers;
  }

  /** Returns the distribution of {@link Span#END_TO_END}. */
  public Latency endToEnd() {
    return latencies.of(Span.END_TO_END);
  }

  /** Returns the distribution of {@link Span#WAITING}. */
  public Latency waiting() {
    return latencies.of(Span.WAITING);
  }

  /** Returns the distribution of {@link Span#FIRST_TOKEN}. */
  public Latency firstToken() {
    return latencies.of(Span.FIRST_TOKEN);
  }

  /** Returns the distribution of {@link Span#HUMAN}. */
  public Latency human() {
    return latencies.of(Span.HUMAN);
  }

  /** Returns the distribution of {@link Span#DEFERRED}. */
  public Latency deferred() {
    return latencies.of(Span.DEFERRED);
  }

  /** Returns the distribution of {@link Span#FAILED}. */
  public Latency failed() {
    return latencies.of(Span.FAILED);
  }

  /**
   * Returns the sum of this and another result, of a shard or a trial. The instruments of this one
   * are added to and passed on: it must not be used afterwards.
   */
  public UseCaseResult absorb(UseCaseResult other) {
    outcomes.merge(other.outcomes);
    descents.merge(other.descents);
    tenants.merge(other.tenants);
    answeredByInterval.merge(other.answeredByInterval);
    qualitySum.add(other.qualitySum);
    latencies.add(other.latencies);
    underway.add(other.underway);
    endToEndByInterval.merge(other.endToEndByInterval);
    spansByInterval.merge(other.spansByInterval);
    return new UseCaseResult(
        name,
        outcomes,
        descents,
        tenants,
        answeredByInterval,
        attempts + other.attempts,
        answers + other.answers,
        reworks + other.reworks,
        resubmissions + other.resubmissions,
        qualitySum,
        latencies,
        underway,
        endToEndByInterval,
        spansByInterval,
        people == null || other.people == null ? people : people.absorb(other.people),
        agents == null || other.agents == null ? agents : agents.absorb(other.agents));
  }

  /** Returns the same with the people who made the work. */
  public UseCaseResult with(PeopleResult whoMadeIt) {
    return with(whoMadeIt, agents);
  }

  /** Returns the same with the agents whose steps the work was. */
  public UseCaseResult with(AgentResult whoseSteps) {
    return with(people, whoseSteps);
  }

  private UseCaseResult with(@Nullable PeopleResult whoMadeIt, @Nullable AgentResult whoseSteps) {
    return new UseCaseResult(
        name,
        outcomes,
        descents,
        tenants,
        answeredByInterval,
        attempts,
        answers,
        reworks,
        resubmissions,
        qualitySum,
        latencies,
        underway,
        endToEndByInterval,
        spansByInterval,
        whoMadeIt,
        whoseSteps);
  }
}
