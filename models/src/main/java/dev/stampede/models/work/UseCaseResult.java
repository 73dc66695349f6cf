package dev.stampede.models.work;

import dev.stampede.engine.measure.HistogramSeries;
import dev.stampede.engine.measure.Latency;

/**
 * What became of the work of a use case in one trial. Intervals cover the whole run, everything
 * else the work that arrived after the warm-up.
 *
 * @param outcomes pieces of work by {@link Outcome#number()}
 * @param outcomesByInterval the same for the work that arrived in each interval
 * @param answeredByInterval answers given in each interval, in time or late
 * @param attempts calls made for work that has ended
 * @param answers answers given
 * @param qualitySum sum of their qualities
 * @param endToEnd from arrival to the end of a machine's answer
 * @param waiting from arrival to the start of the service that gave the answer
 * @param firstToken from arrival to the first token of a machine's answer
 * @param human from arrival to the end of a person's work
 * @param failed from arrival to the end of work without an answer
 * @param endToEndByInterval end-to-end latencies of the answers given in each interval
 */
public record UseCaseResult(
    String name,
    long[] outcomes,
    long[][] outcomesByInterval,
    long[] answeredByInterval,
    long attempts,
    long answers,
    double qualitySum,
    Latency endToEnd,
    Latency waiting,
    Latency firstToken,
    Latency human,
    Latency failed,
    HistogramSeries endToEndByInterval) {

  /** Work that arrived. */
  public long offered() {
    long sum = 0;
    for (long count : outcomes) {
      sum += count;
    }
    return sum;
  }

  /** Work that ended in a way. */
  public long count(Outcome outcome) {
    return outcomes[outcome.number()];
  }
}
