package dev.stampede.scenarios.trace;

/**
 * What a trace holds, after all of it was read.
 *
 * @param rows how many requests from the origin on, at least 1
 * @param firstTime when the first of them came, as the trace writes it
 * @param rowsLeftOut how many come before the origin
 * @param rowsWithoutAnswer how many of {@code rows} have an answer of no token
 * @param rowsBefore how many of them arrive before the start that was asked about
 * @param rowsInTime how many of them arrive before the end that was asked about
 * @param spanNanos time from the first row to the last
 * @param meanInputTokens mean length of the prompts
 * @param meanOutputTokens mean length of the answers
 */
public record TraceCheck(
    long rows,
    String firstTime,
    long rowsLeftOut,
    long rowsWithoutAnswer,
    long rowsBefore,
    long rowsInTime,
    long spanNanos,
    double meanInputTokens,
    double meanOutputTokens) {}
