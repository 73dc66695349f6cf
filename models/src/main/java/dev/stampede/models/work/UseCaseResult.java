package dev.stampede.models.work;

import dev.stampede.engine.measure.ExactSum;
import dev.stampede.engine.measure.HistogramSeries;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Latency;

/**
 * What became of the work of a use case in one trial. Intervals cover the whole run, everything
 * else the work that arrived after the warm-up.
 *
 * @param outcomes how the work ended
 * @param descents the ways that the work took, and how it ended
 * @param answeredByInterval answers given in each interval, in time or late
 * @param attempts calls made for work that has ended
 * @param answers answers given
 * @param reworks work offered that came back because its last answer was bad
 * @param resubmissions work offered that came back because it had got no answer
 * @param qualitySum sum of their qualities, in parts of {@link #QUALITY_PARTS}
 * @param endToEnd from arrival to the end of a machine's answer
 * @param waiting from arrival to the start of the service that gave the answer, less the way to it;
 *     without work that was put off
 * @param firstToken from arrival to the first token of a machine's answer
 * @param human from arrival to the end of a person's work
 * @param deferred from arrival to the answer of work that was put off
 * @param failed from arrival to the end of work without an answer
 * @param endToEndByInterval end-to-end latencies of the answers given in each interval
 */
public record UseCaseResult(
    String name,
    OutcomeTally outcomes,
    DescentTally descents,
    IntervalCounts answeredByInterval,
    long attempts,
    long answers,
    long reworks,
    long resubmissions,
    ExactSum qualitySum,
    Latency endToEnd,
    Latency waiting,
    Latency firstToken,
    Latency human,
    Latency deferred,
    Latency failed,
    HistogramSeries endToEndByInterval) {

  /** Parts that a quality of 1 has. */
  public static final double QUALITY_PARTS = 1e6;

  /** Mean quality of the answers, in [0, 1]; 0 where there are none. */
  public double meanQuality() {
    return answers == 0 ? 0 : qualitySum.toDouble() / QUALITY_PARTS / answers;
  }

  /**
   * Returns the sum of this and another result, of a shard or a trial. The instruments of this one
   * are added to and passed on: it must not be used afterwards.
   */
  public UseCaseResult absorb(UseCaseResult other) {
    outcomes.merge(other.outcomes);
    descents.merge(other.descents);
    answeredByInterval.merge(other.answeredByInterval);
    qualitySum.add(other.qualitySum);
    endToEnd.add(other.endToEnd);
    waiting.add(other.waiting);
    firstToken.add(other.firstToken);
    human.add(other.human);
    deferred.add(other.deferred);
    failed.add(other.failed);
    endToEndByInterval.merge(other.endToEndByInterval);
    return new UseCaseResult(
        name,
        outcomes,
        descents,
        answeredByInterval,
        attempts + other.attempts,
        answers + other.answers,
        reworks + other.reworks,
        resubmissions + other.resubmissions,
        qualitySum,
        endToEnd,
        waiting,
        firstToken,
        human,
        deferred,
        failed,
        endToEndByInterval);
  }
}
