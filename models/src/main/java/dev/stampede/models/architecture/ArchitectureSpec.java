package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.resilience.PolicySpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * An architecture.
 *
 * @param name unique in the scenario
 * @param chain policies around the calls to each provider, outermost first; each provider has its
 *     own, with a state of its own
 * @param ladder rungs to serve from, the first choice first; at least one
 * @param replicas gateways of its kind that work is dealt to in turn, each with chains of its own;
 *     1 to {@link #MOST_REPLICAS}
 */
public record ArchitectureSpec(
    String name, List<PolicySpec> chain, List<RungSpec> ladder, int replicas) {

  /** Each shard passes over the arrivals of the others, so more would mostly pass over. */
  public static final int MOST_REPLICAS = 64;

  /** Rejects an empty ladder, and a number of replicas out of range. */
  public ArchitectureSpec {
    chain = List.copyOf(chain);
    ladder = List.copyOf(ladder);
    Require.that(!ladder.isEmpty(), "ladder", ladder, "have at least one rung");
    Require.that(
        replicas >= 1 && replicas <= MOST_REPLICAS,
        "replicas",
        replicas,
        "lie between 1 and " + MOST_REPLICAS);
  }

  /** All rungs, with those inside gateways. */
  public Stream<RungSpec> rungs() {
    return ladder.stream().flatMap(RungSpec::withInner);
  }
}
