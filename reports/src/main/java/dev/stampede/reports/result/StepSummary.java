package dev.stampede.reports.result;

import java.util.Optional;

/**
 * A step of operators.
 *
 * @param id the step's name in the scenario
 * @param provider whose operators do it
 * @param tier which of its tiers it is done to; null in JSON for the provider as a whole
 * @param what {@code shed}, {@code restart} or {@code scale}, for instance
 * @param secondsAt when it was done, from the start: the mean over the replications in which it
 *     was; null in JSON where it never was
 * @param doneIn replications in which it was done
 * @param refused calls that it refused, in all replications together
 */
public record StepSummary(
    String id,
    String provider,
    Optional<String> tier,
    String what,
    Optional<Double> secondsAt,
    int doneIn,
    long refused) {}
