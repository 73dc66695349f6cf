package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.SwitchoverSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider, through the architecture's chain.
 *
 * @param maxTokens most tokens that an answer of this rung may have, positive
 * @param quality of its answers; null for the provider's
 * @param switchover when work leaves the rung as a whole; null for never
 */
public record ProviderRungSpec(
    String name,
    Outcomes when,
    boolean restartsStreams,
    int maxTokens,
    @Nullable Quality quality,
    @Nullable SwitchoverSpec switchover)
    implements RungSpec {

  /** Rejects a limit that is not positive. */
  public ProviderRungSpec {
    Require.positive("max_tokens", maxTokens);
  }

  /** Answers of any length and of the provider's quality, and work never leaves as a whole. */
  public ProviderRungSpec(String name, Outcomes when, boolean restartsStreams) {
    this(name, when, restartsStreams, Integer.MAX_VALUE, null, null);
  }

  @Override
  public String kind() {
    return "provider";
  }

  @Override
  public String label() {
    return maxTokens == Integer.MAX_VALUE ? name : name + " (shorter)";
  }

  @Override
  public Served serve(RungSite site) {
    Layer calls = site.calls(name);
    return new Served(
        maxTokens == Integer.MAX_VALUE ? calls : new ShorterRung(maxTokens, calls),
        site.quality(),
        quality != null,
        switchover == null ? null : site.switchover(switchover, name),
        null);
  }

  @Override
  public List<String> providers() {
    return List.of(name);
  }

  @Override
  public List<PolicySpec> policies() {
    return List.of();
  }

  @Override
  public List<RungSpec> inner() {
    return List.of();
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
  public Quality quality(Function<String, ProviderSpec> servers) {
    return quality == null ? Quality.of(servers.apply(name).quality()) : quality;
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
    return provider.equals(name) ? 1 : 0;
  }

  @Override
  public double passedOn() {
    return 0;
  }
}
