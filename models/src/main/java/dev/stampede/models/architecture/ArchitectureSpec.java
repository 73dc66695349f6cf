package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.PolicySpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
 * @param fixedPerHour what it costs by the hour by being there, in the scenario's currency, at
 *     least 0
 */
public record ArchitectureSpec(
    String name, List<PolicySpec> chain, List<RungSpec> ladder, int replicas, double fixedPerHour) {

  /** Each shard passes over the arrivals of the others, so more would mostly pass over. */
  public static final int MOST_REPLICAS = 64;

  /** Rejects an empty ladder, a number of replicas out of range, and a negative cost. */
  public ArchitectureSpec {
    chain = List.copyOf(chain);
    ladder = List.copyOf(ladder);
    Require.that(!ladder.isEmpty(), "ladder", ladder, "have at least one rung");
    Require.that(
        replicas >= 1 && replicas <= MOST_REPLICAS,
        "replicas",
        replicas,
        "lie between 1 and " + MOST_REPLICAS);
    Require.atLeast("fixed_cost", fixedPerHour, 0);
  }

  /** Costs nothing but what its parts cost. */
  public ArchitectureSpec(
      String name, List<PolicySpec> chain, List<RungSpec> ladder, int replicas) {
    this(name, chain, ladder, replicas, 0);
  }

  /** The names of all providers that it can call, each once. */
  public Set<String> providers() {
    Stream<PolicySpec> policies =
        Stream.concat(chain.stream(), rungs().flatMap(rung -> rung.policies().stream()));
    return Stream.concat(
            rungs().flatMap(rung -> rung.providers().stream()),
            policies.flatMap(policy -> policy.providers().stream()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All rungs, with those inside gateways. */
  public Stream<RungSpec> rungs() {
    return ladder.stream().flatMap(RungSpec::withInner);
  }

  /** The servers of its own: desks and a batch. */
  public Stream<ProviderSpec> ownServers() {
    return rungs()
        .map(RungSpec::ownServer)
        .flatMap(own -> own == null ? Stream.empty() : Stream.of(own));
  }
}
