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
import org.jspecify.annotations.Nullable;

/**
 * The same answer to everybody.
 *
 * @param quality of it, in [0, 1]
 * @param latencyNanos until it is given, at least 0
 */
public record StaticRungSpec(
    double quality, long latencyNanos, Outcomes when, boolean restartsStreams) implements RungSpec {

  /** Rejects numbers out of range. */
  public StaticRungSpec {
    Require.share("quality", quality);
    Require.notNegative("latency", latencyNanos);
  }

  @Override
  public String kind() {
    return "static";
  }

  @Override
  public String label() {
    return kind();
  }

  @Override
  public Served serve(RungSite site) {
    return site.lookUp(new StaticRung(this));
  }

  @Override
  public List<String> providers() {
    return List.of();
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
  public int maxTokens() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return Quality.of(quality);
  }

  @Override
  public Set<End> ends() {
    return Set.of();
  }

  @Override
  public long lookUpNanos() {
    return latencyNanos;
  }

  @Override
  public double firstShare(String provider) {
    return 0;
  }

  @Override
  public double passedOn() {
    return 0;
  }
}
