package dev.stampede.models.provider;

import dev.stampede.engine.measure.IntervalCounts;

/**
 * What happened at a provider in one trial. Intervals cover the whole run, everything else what
 * happened after the warm-up.
 *
 * @param attempts calls that arrived
 * @param succeeded calls served to their end
 * @param rateLimited calls refused by a quota
 * @param overloaded calls refused because there was no room
 * @param rejected calls refused at the door for any reason, faults included
 * @param failed calls cut off after they had been accepted
 * @param cancelled calls taken back by their client, or that gave up in the queue
 * @param utilization mean share of the capacity in use, in [0, 1]
 * @param meanInSystem mean number of calls inside
 * @param meanQueued mean number of calls waiting
 * @param attemptsByInterval calls that arrived in each interval
 * @param succeededByInterval calls served to their end in each interval
 * @param insideNanosByInterval integral of the calls inside over each interval
 */
public record ProviderResult(
    String name,
    long attempts,
    long succeeded,
    long rateLimited,
    long overloaded,
    long rejected,
    long failed,
    long cancelled,
    double utilization,
    double meanInSystem,
    double meanQueued,
    IntervalCounts attemptsByInterval,
    IntervalCounts succeededByInterval,
    IntervalCounts insideNanosByInterval) {}
