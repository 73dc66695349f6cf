package dev.stampede.models.demand.agent;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;

/**
 * How the process is lost in which the agents of a session run: their machine, not a provider.
 *
 * @param every seconds of a turn between two losses
 * @param restart seconds until it is there again
 */
public record CrashSpec(Distribution every, Distribution restart) {

  /** Rejects a mean time of 0, in which nothing would ever be done. */
  public CrashSpec {
    Require.positive("every", every.mean());
  }
}
