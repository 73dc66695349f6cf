package dev.stampede.models.cell;

/**
 * How a cell keeps a call out, whose answer says by what.
 *
 * @param status HTTP status of the error
 * @param delayNanos until the error is sent, or the connection breaks
 * @param hangs whether it breaks without an error
 */
public record KeptOut(int status, long delayNanos, boolean hangs) {}
