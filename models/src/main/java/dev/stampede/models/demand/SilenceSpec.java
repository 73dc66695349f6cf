package dev.stampede.models.demand;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.work.Draw;
import dev.stampede.models.work.Request;
import org.jspecify.annotations.Nullable;

/**
 * Owners who say nothing when their patience ends: they are gone, and their work stays where it is
 * until it is found that nobody waits for it. A machine never finds that, and serves it to the end;
 * a person does some time after they have taken it up, or after the owner has left meanwhile. What
 * it is, and how many do it: Castellanos, Yom-Tov, Goldberg and Park (arXiv 2304.11754 and
 * 2501.08869), in whose contact centres those who have left take an agent's time until that is
 * found.
 *
 * @param share of those whose patience ends, in [0, 1]
 * @param foundAfter seconds that a person is at it until they find that nobody is there; null if
 *     they do all of it
 */
public record SilenceSpec(double share, @Nullable Distribution foundAfter) {

  /** Rejects a share outside [0, 1]. */
  public SilenceSpec {
    Require.share("share", share);
  }

  /** Whether the owner of a piece of work says nothing if their patience ends. */
  boolean takes(Request request) {
    return Draw.SILENT.uniform(request.key) < share;
  }

  /** How long a person takes to find that the owner of a piece of work has left. */
  long foundAfterNanos(Request request) {
    return foundAfter == null
        ? Request.NEVER_FOUND
        : foundAfter.quantileNanos(Draw.FOUND_AFTER.uniform(request.key));
  }
}
