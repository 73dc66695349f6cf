package dev.stampede.scenarios.trace;

/**
 * What a trace holds, after all of it was read.
 *
 * @param rows how many requests, at least 1
 * @param rowsBefore how many of them arrive before the start that was asked about
 * @param rowsInTime how many of them arrive before the end that was asked about
 * @param lastOffsetNanos time from the first row to the last
 * @param meanInputTokens mean length of the prompts
 * @param meanOutputTokens mean length of the answers
 */
public record TraceCheck(
    long rows,
    long rowsBefore,
    long rowsInTime,
    long lastOffsetNanos,
    double meanInputTokens,
    double meanOutputTokens) {}
