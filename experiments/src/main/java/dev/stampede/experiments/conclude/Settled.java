package dev.stampede.experiments.conclude;

import dev.stampede.reports.result.sequential.Stopping;

/**
 * What the trials of a scenario say of which as many were run as it took.
 *
 * @param stopping why there are no more
 */
public record Settled(Evidence evidence, Stopping stopping) {}
