package dev.stampede.models.market;

import dev.stampede.models.check.Require;

/**
 * How calls of a crowd give up, each after an exponential time: so it makes no difference how long
 * they have waited already.
 *
 * @param inLine rate a second while they wait for a server, beside the other; 0 for never
 * @param anywhere rate a second while they wait and while they are served; 0 for never
 */
public record Impatience(double inLine, double anywhere) {

  /** Nobody gives up. */
  public static final Impatience NONE = new Impatience(0, 0);

  /** Rejects rates that are negative. */
  public Impatience {
    Require.atLeast("inLine", inLine, 0.0);
    Require.atLeast("anywhere", anywhere, 0.0);
  }

  /** The rate at which one who waits gives up. */
  double waiting() {
    return inLine + anywhere;
  }
}
