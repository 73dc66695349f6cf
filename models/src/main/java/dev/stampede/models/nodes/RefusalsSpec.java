package dev.stampede.models.nodes;

import dev.stampede.models.check.Require;

/**
 * What is answered for nodes that are not there any more, as HTTP statuses.
 *
 * @param death to the calls on a node that dies; {@link #CUT} for nothing: they are cut off
 * @param unreachable to a call that the balancer sends to a node of whose death it does not know
 * @param noneLeft to a call that there is no node in rotation for
 */
public record RefusalsSpec(int death, int unreachable, int noneLeft) {

  /** The connection ends without an answer. */
  public static final int CUT = 0;

  /** A gateway's answers: bad gateway, and service unavailable. */
  public static final RefusalsSpec OF_A_GATEWAY = new RefusalsSpec(502, 502, 503);

  /** Rejects what is no HTTP error. */
  public RefusalsSpec {
    if (death != CUT) {
      Require.httpError("on_death", death);
    }
    Require.httpError("unreachable", unreachable);
    Require.httpError("none_left", noneLeft);
  }
}
