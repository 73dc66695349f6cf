package dev.stampede.models.arrival;

import dev.stampede.models.check.Require;

/**
 * What a trace holds. Times are the trace's own.
 *
 * @param rows how many requests, not negative
 * @param spanNanos time from the first of them to the last, not negative
 * @param cutNanos a time from the start up to which they were counted: where a run ends, say
 * @param rowsBeforeCut how many of them come before it
 * @param tokens mean lengths of them all
 */
public record Recording(
    long rows, long spanNanos, long cutNanos, long rowsBeforeCut, MeanTokens tokens) {

  /** A trace that nothing is known of. */
  public static final Recording UNREAD = new Recording(0, 0, 0, 0, new MeanTokens(1, 1));

  /** Rejects negative numbers, and more rows before the cut than there are. */
  public Recording {
    Require.notNegative("rows", rows);
    Require.notNegative("span", spanNanos);
    Require.notNegative("cut", cutNanos);
    Require.that(
        rowsBeforeCut >= 0 && rowsBeforeCut <= rows,
        "rowsBeforeCut",
        rowsBeforeCut,
        "lie between 0 and %d".formatted(rows));
  }
}
