package dev.stampede.scenarios.trace;

import dev.stampede.models.arrival.replay.Counts;
import dev.stampede.models.arrival.replay.Sizes;
import dev.stampede.scenarios.trace.format.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a trace holds, after all of it was read. Times are nanoseconds from its start.
 *
 * @param format the word for its form
 * @param rows how many requests from the start on, at least 1
 * @param firstTime when the first of them came, as the trace writes it
 * @param firstNanos when the first of them came, since 1970 or since what the trace counts from
 * @param startNanos when time begins, by the same clock
 * @param rowsLeftOut how many come before the start
 * @param rowsAfterWindow how many come after the window's end
 * @param rowsWithoutAnswer how many of {@code rows} have an answer of no token
 * @param rowsFailed how many of them failed
 * @param rowsBefore how many of them arrive before the start that was asked about
 * @param rowsInTime how many of them arrive before the end that was asked about
 * @param endNanos that end
 * @param spanNanos time from the first row to the last
 * @param ties what share of the rows after the first come at the same time as the one before
 * @param quantumNanos of which all times from the first one on are a multiple
 * @param gapNanos the longest time without a row, between two rows
 * @param gapAtNanos when it began
 * @param lengths sums of tokens; null if rows have no lengths
 * @param guessedUnit the unit that times are taken to be in, because nobody says it; or null
 * @param caveat what times of this form do not say; null if there is nothing
 * @param counts how many came when
 * @param sizes their lengths
 */
public record TraceCheck(
    String format,
    long rows,
    String firstTime,
    long firstNanos,
    long startNanos,
    long rowsLeftOut,
    long rowsAfterWindow,
    long rowsWithoutAnswer,
    long rowsFailed,
    long rowsBefore,
    long rowsInTime,
    long endNanos,
    long spanNanos,
    double ties,
    long quantumNanos,
    long gapNanos,
    long gapAtNanos,
    @Nullable Lengths lengths,
    @Nullable Clock guessedUnit,
    @Nullable String caveat,
    Counts counts,
    Sizes sizes) {

  /**
   * Sums of tokens.
   *
   * @param cached of those prompts of which it is known
   */
  public record Lengths(long input, long output, long cached) {}
}
