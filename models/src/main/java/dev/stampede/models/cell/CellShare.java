package dev.stampede.models.cell;

import dev.stampede.models.check.Require;

/**
 * What a cell gets of the traffic.
 *
 * @param name unique in its provider
 * @param share of the users who belong to it, in [0, 1]
 * @param takes weight by which it takes those of other cells that are out, beside the others'; not
 *     negative
 */
public record CellShare(String name, double share, double takes) {

  /** Rejects numbers out of range. */
  public CellShare {
    Require.share("share", share);
    Require.that(takes >= 0 && takes < Double.POSITIVE_INFINITY, "takes", takes, "not be negative");
  }
}
