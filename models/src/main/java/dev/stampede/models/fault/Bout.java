package dev.stampede.models.fault;

/**
 * A time in which a fault is felt.
 *
 * @param fromNanos the first moment
 * @param toNanos the first moment after it, later
 */
public record Bout(long fromNanos, long toNanos) {}
