package dev.stampede.reports.result.place;

/**
 * A cell of a provider, and those who belong to it. Counts are totals over all replications.
 *
 * @param own calls of those who belong to it, wherever they went
 * @param ownServed of these, calls that were served
 * @param movedAway of these, calls that went to another cell
 * @param movedIn calls of others that came to it
 * @param came calls that came to it
 * @param refused of these, calls that a fault kept out or that there was no room for
 * @param served calls that it served
 * @param timedOut calls that waited in it for too long
 * @param failed calls that were cut off in it, died with a node or were dropped
 * @param outShare mean share of the time in which it was taken to be out, in [0, 1]
 * @param utilization mean share of its capacity in use, in [0, 1]
 * @param meanInside mean number of calls in it
 * @param nodeDeaths how many of its nodes died
 */
public record CellSummary(
    String name,
    long own,
    long ownServed,
    long movedAway,
    long movedIn,
    long came,
    long refused,
    long served,
    long timedOut,
    long failed,
    double outShare,
    double utilization,
    double meanInside,
    long nodeDeaths) {}
