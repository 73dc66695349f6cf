package dev.stampede.models.demand.platform;

import dev.stampede.models.check.Require;

/**
 * Where some of the users of a platform move to.
 *
 * @param platform its name
 * @param share of the users of the platform they leave, in [0, 1]: those who come in the end
 */
public record Destination(String platform, double share) {

  /** Rejects a share that is not in [0, 1]. */
  public Destination {
    Require.share("share", share);
  }
}
