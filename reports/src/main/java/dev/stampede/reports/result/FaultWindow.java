package dev.stampede.reports.result;

/**
 * A fault on the time axis.
 *
 * @param id the fault's name in the scenario
 * @param kind {@code outage}, {@code brownout} or {@code slow}
 * @param startSeconds from the start of the simulation
 */
public record FaultWindow(
    String id, String provider, String kind, double startSeconds, double endSeconds) {}
