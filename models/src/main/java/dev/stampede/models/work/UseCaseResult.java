package dev.stampede.models.work;

import dev.stampede.engine.measure.HistogramSeries;
import dev.stampede.engine.measure.IntervalCounts;
import dev.stampede.engine.measure.Latency;

/**
 * What became of the work of a use case in one trial. Intervals cover the whole run, everything
 * else the work that arrived after the warm-up.
 *
 * @param outcomes how the work ended
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
    OutcomeTally outcomes,
    IntervalCounts answeredByInterval,
    long attempts,
    long answers,
    double qualitySum,
    Latency endToEnd,
    Latency waiting,
    Latency firstToken,
    Latency human,
    Latency failed,
    HistogramSeries endToEndByInterval) {}
