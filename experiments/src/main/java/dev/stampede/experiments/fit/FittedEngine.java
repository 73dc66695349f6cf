package dev.stampede.experiments.fit;

import dev.stampede.models.batching.StepCost;

/**
 * An engine as measurements show it.
 *
 * @param cost of a step
 * @param frontSeconds time in the front end, at least 0
 */
public record FittedEngine(StepCost cost, double frontSeconds) {}
