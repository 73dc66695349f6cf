package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A gateway inside the gateway, such as one with fallbacks that an application calls through an SDK
 * with retries. The chain of the architecture is around its whole ladder, and its own chain around
 * each call that its ladder makes.
 *
 * @param chain policies around the calls to each provider, outermost first
 * @param ladder at least one rung, and no batch: what is around the gateway could take work back
 *     that its owner takes for done
 */
public record GatewayRungSpec(
    List<PolicySpec> chain, List<RungSpec> ladder, Outcomes when, boolean restartsStreams)
    implements RungSpec {

  /** Copies the lists, and rejects a ladder that is empty or has a batch. */
  public GatewayRungSpec {
    chain = List.copyOf(chain);
    ladder = List.copyOf(ladder);
    Require.that(!ladder.isEmpty(), "ladder", ladder, "have at least one rung");
    Require.that(
        ladder.stream().noneMatch(DeferredRungSpec.class::isInstance),
        "ladder",
        ladder,
        "have no deferred rung inside a gateway");
  }

  @Override
  public String kind() {
    return "gateway";
  }

  @Override
  public String label() {
    return kind();
  }

  @Override
  public Served serve(RungSite site) {
    return site.inner(chain, ladder);
  }

  @Override
  public List<String> providers() {
    return List.of();
  }

  @Override
  public List<PolicySpec> policies() {
    return chain;
  }

  @Override
  public List<RungSpec> inner() {
    return ladder;
  }

  @Override
  public RungSpec replaced(UnaryOperator<RungSpec> change) {
    List<RungSpec> changed = ladder.stream().map(rung -> rung.replaced(change)).toList();
    return new GatewayRungSpec(chain, changed, when, restartsStreams);
  }

  @Override
  public @Nullable ProviderSpec ownServer() {
    return null;
  }

  @Override
  public @Nullable HumanDeskSpec desk() {
    return null;
  }

  @Override
  public boolean isCache() {
    return false;
  }

  @Override
  public int maxTokens() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return FirstChoice.quality(ladder, servers);
  }

  @Override
  public Set<End> ends() {
    return Set.of();
  }

  @Override
  public long lookUpNanos() {
    return 0;
  }

  @Override
  public double firstShare(String provider) {
    return FirstChoice.share(ladder, provider);
  }

  @Override
  public double passedOn() {
    return 0;
  }
}
