package dev.stampede.reports.result.year;

/**
 * A level of availability that could be promised of a year.
 *
 * @param level in (0, 1)
 * @param kept whether it can be: at least the share of the years that is asked for keeps it, with
 *     the confidence that is asked for
 * @param years that keep it, of those drawn
 * @param atLeast the share of all years that keeps it with that confidence
 * @param budgetMinutes of a year that may be lost, if work comes evenly
 */
public record Promise(
    double level, boolean kept, int years, double atLeast, double budgetMinutes) {}
