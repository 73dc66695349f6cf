package dev.stampede.models.tier;

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

  /** Rejects an engine that streams. */
  public DependencySpec {
    TierSpec.requireWhole(engine);
  }
}
