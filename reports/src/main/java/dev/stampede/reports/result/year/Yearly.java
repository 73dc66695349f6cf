package dev.stampede.reports.result.year;

import dev.stampede.reports.result.Estimate;

/**
 * A figure over years.
 *
 * @param mean over all years; of availability, of all their work
 * @param median that half of the years do not exceed
 * @param bad that 19 of 20 years stay on the good side of: the 95th percentile, and of availability
 *     the 5th
 */
public record Yearly(Estimate mean, Estimate median, Estimate bad) {}
