package dev.stampede.models.tier;

import dev.stampede.models.server.EngineSpec;

/**
 * What tiers of one or several providers share, with a capacity of its own: a database of accounts,
 * a store of keys, a resolver, a policy service.
 *
 * @param name unique among providers and dependencies
 * @param engine what answers questions
 */
public record DependencySpec(String name, EngineSpec engine) {

  /** Rejects an engine that streams. */
  public DependencySpec {
    TierSpec.requireWhole(engine);
  }
}
