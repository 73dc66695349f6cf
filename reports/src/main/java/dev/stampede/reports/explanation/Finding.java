package dev.stampede.reports.explanation;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong or doubtful at one place of a scenario.
 *
 * @param rule its name, as {@code docs/lint.md} lists it; empty for what reading found
 * @param severity {@code error}, {@code warning} or {@code advice}
 * @param file the source
 * @param line counted from 1
 * @param column counted from 1
 * @param message what happens, in one sentence
 * @param help what to do about it; null if there is nothing to add
 */
public record Finding(
    String rule,
    String severity,
    String file,
    int line,
    int column,
    String message,
    @Nullable String help) {}
