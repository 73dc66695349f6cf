package dev.stampede.reports.result.place;

/**
 * A place where calls to a provider were refused or timed out, in the intervals that are wholly
 * after the warm-up.
 *
 * @param place its name
 * @param came calls that came to it
 * @param refused calls that it refused
 * @param timedOut calls whose time ran out at it
 */
public record PlaceSummary(String place, long came, long refused, long timedOut) {}
