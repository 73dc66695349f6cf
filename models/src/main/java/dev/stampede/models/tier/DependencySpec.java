package dev.stampede.models.tier;

import dev.stampede.models.check.Require;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import org.jspecify.annotations.Nullable;

/**
 * What tiers of one or several providers share, with a capacity of its own: a database of accounts,
 * a store of keys, a resolver, a policy service.
 *
 * @param name unique among providers and dependencies
 * @param engine what answers questions
 * @param sweeps what machines ask of it beside; null for nothing
 */
public record DependencySpec(String name, EngineSpec engine, @Nullable SweepsSpec sweeps) {

  /** One that answers questions of tiers alone. */
  public DependencySpec(String name, EngineSpec engine) {
    this(name, engine, null);
  }

  /**
   * Rejects what a market's calls cannot be asked about at.
   *
   * @param crowd how long they may be
   */
  public void requirePassable(EngineSite.Crowd crowd) {
    String key = "dependencies." + name;
    Require.that(
        engine.takesCrowd(),
        key,
        "asked about a market's calls",
        "have servers in the discipline fifo, without staffing and with no patience but an"
            + " exponential one");
    Require.that(
        engine.room() < Double.POSITIVE_INFINITY || crowd.timeoutNanos() != EngineSite.ENDLESS,
        key + ".queue_limit",
        "unlimited where it is asked about a market's calls",
        "be a number, or the tiers that ask need a timeout");
  }

  /** Rejects an engine that streams. */
  public DependencySpec {
    TierSpec.requireWhole(engine);
  }
}
