package dev.stampede.experiments.recovery;

/**
 * What came of one fault in one replication, in the time that is put down to it.
 *
 * @param outNanos time out of the promise
 * @param offered work that arrived in its time
 * @param bad work of that which did not keep the promise
 * @param offeredUntilWell work that arrived until it was well again, at least until its end
 * @param badUntilWell work of that which did not keep the promise
 */
record StrikeFigures(
    Strike strike,
    Aftermath aftermath,
    long outNanos,
    long offered,
    long bad,
    long offeredUntilWell,
    long badUntilWell,
    WorstWindow worst) {}
