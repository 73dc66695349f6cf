package dev.stampede.models.arrival.replay;

import dev.stampede.models.arrival.MeanTokens;
import dev.stampede.models.check.Require;
import org.jspecify.annotations.Nullable;

/**
 * What a trace holds. Times are the trace's own, from its start.
 *
 * @param rows how many requests, not negative
 * @param spanNanos time from the first of them to the last, not negative
 * @param lengthNanos time from the start to after the last, by which one turn ends
 * @param cutNanos a time from the start up to which they were counted: where a run ends, say
 * @param rowsBeforeCut how many of them come before it
 * @param counts how many came when
 * @param tokens mean lengths of them all; null if the trace has no lengths
 * @param sizes their lengths, to draw among
 */
public record Recording(
    long rows,
    long spanNanos,
    long lengthNanos,
    long cutNanos,
    long rowsBeforeCut,
    Counts counts,
    @Nullable MeanTokens tokens,
    Sizes sizes) {

  /** A trace that nothing is known of. */
  public static final Recording UNREAD =
      new Recording(0, 0, 0, 0, 0, Counts.NONE, new MeanTokens(1, 1), new Sizes());

  /** Rejects negative numbers, and more rows before the cut than there are. */
  public Recording {
    Require.notNegative("rows", rows);
    Require.notNegative("span", spanNanos);
    Require.notNegative("length", lengthNanos);
    Require.notNegative("cut", cutNanos);
    Require.that(
        rowsBeforeCut >= 0 && rowsBeforeCut <= rows,
        "rowsBeforeCut",
        rowsBeforeCut,
        "lie between 0 and %d".formatted(rows));
  }
}
