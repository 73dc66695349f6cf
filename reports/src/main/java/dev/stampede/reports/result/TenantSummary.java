package dev.stampede.reports.result;

/**
 * How the work of one of several tenants of a use case ended.
 *
 * @param outcomes totals over all replications
 */
public record TenantSummary(String name, OutcomeCounts outcomes) {}
