package dev.stampede.models.architecture;

import dev.stampede.models.work.Request;

/**
 * Hears of the work on one rung, which a {@link LoggedRungSpec} is around. Gateways that run at the
 * same time tell it of what they do, so a trial that has one is run by one worker.
 */
public interface RungLog {

  /** Work comes to the rung. */
  void came(long nowNanos, Request request);

  /**
   * The rung has answered work well.
   *
   * @param request to be looked at now, and not kept
   * @param place where the answer comes from: the way there from the rung of the outermost ladder,
   *     with slashes between, and the kind of layer
   */
  void served(long nowNanos, Request request, String place);
}
