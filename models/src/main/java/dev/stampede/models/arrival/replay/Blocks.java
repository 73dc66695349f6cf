package dev.stampede.models.arrival.replay;

import dev.stampede.models.check.Require;

/**
 * Blocks of a trace's time that are drawn anew: in the place of each stands one of the same length
 * that begins at a time drawn evenly among those around it, anywhere within the trace. That is the
 * local block bootstrap (E. Paparoditis, D. N. Politis, "Local block bootstrap", C. R. Math. 335,
 * 2002) of the moving blocks of H. R. Künsch (Ann. Statist. 17, 1989): what is close in time stays
 * together, and the rate keeps its course over hours and days.
 *
 * <p>With blocks of B drawn within W before and after, the variance of counts comes out too small
 * by the share B/(2W) - B²/(12W²), because neighbouring draws overlap: 9.7 % for W = 5 B.
 *
 * @param blockNanos their length; 0 to leave the trace as it is
 * @param withinNanos how far before and after its place one may begin
 */
public record Blocks(long blockNanos, long withinNanos) {

  /** The trace as it is. */
  public static final Blocks NONE = new Blocks(0, 0);

  /** How many lengths of a block they are drawn within, unless somebody says so. */
  public static final int WITHIN = 5;

  /** Rejects negative times. */
  public Blocks {
    Require.notNegative("block", blockNanos);
    Require.notNegative("within", withinNanos);
  }

  /** Returns blocks of a length, drawn within {@value #WITHIN} of them. */
  public static Blocks of(long blockNanos) {
    return new Blocks(blockNanos, WITHIN * blockNanos);
  }

  /** Whether anything is drawn. */
  public boolean isDrawn() {
    return blockNanos > 0;
  }
}
