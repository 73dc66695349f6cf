package dev.stampede.reports.result.place;

/**
 * Somebody other than the one that was struck who fell below a level in the time of a trigger.
 *
 * @param trigger what struck
 * @param struck the provider or use case that it struck
 * @param name of who was hit
 * @param provider whether that is a provider, not a use case
 * @param times how often, over all replications
 * @param minutesBelow of a run in the trigger's time, in the mean of the replications
 */
public record AlsoHit(
    String trigger,
    String struck,
    String name,
    boolean provider,
    long times,
    double minutesBelow) {}
