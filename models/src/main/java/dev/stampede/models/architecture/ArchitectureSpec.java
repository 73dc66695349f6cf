package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.PolicySpec;
import java.util.List;

/**
 * An architecture.
 *
 * @param name unique in the scenario
 * @param chain policies around the calls to each provider, outermost first; each provider has its
 *     own, with a state of its own
 * @param ladder rungs to serve from, the first choice first; at least one
 */
public record ArchitectureSpec(String name, List<PolicySpec> chain, List<RungSpec> ladder) {

  /** Rejects an empty ladder. */
  public ArchitectureSpec {
    chain = List.copyOf(chain);
    ladder = List.copyOf(ladder);
    Require.that(!ladder.isEmpty(), "ladder", ladder, "have at least one rung");
  }
}
