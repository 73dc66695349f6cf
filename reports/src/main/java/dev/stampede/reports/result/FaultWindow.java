package dev.stampede.reports.result;

/**
 * A fault on the time axis.
 *
 * @param id the fault's name in the scenario
 * @param kind {@code outage}, {@code brownout} or {@code slow}, for instance
 * @param startSeconds from the start of the simulation
 * @param firstRunOnly whether it was drawn by chance, and the other replications had others
 */
public record FaultWindow(
    String id,
    String provider,
    String kind,
    double startSeconds,
    double endSeconds,
    boolean firstRunOnly) {}
