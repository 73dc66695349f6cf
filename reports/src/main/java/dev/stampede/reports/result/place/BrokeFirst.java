package dev.stampede.reports.result.place;

/**
 * A place that was the first to refuse calls, or to let them time out, in some of the replications.
 *
 * @param provider whose place it is, or what the caller's policy is around
 * @param place such as {@code front_door}
 * @param replications in how many it was the first
 * @param earliestSeconds the earliest time of them
 * @param medianSeconds the time of the middle one of them
 */
public record BrokeFirst(
    String provider,
    String place,
    long replications,
    double earliestSeconds,
    double medianSeconds) {}
