package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.Set;
import java.util.function.Function;

/**
 * The same answer to everybody.
 *
 * @param quality of it, in [0, 1]
 * @param latencyNanos until it is given, at least 0
 */
public record StaticRungSpec(
    double quality, long latencyNanos, Outcomes when, boolean restartsStreams)
    implements OwnAnswerSpec {

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
  public Served serve(RungSite site) {
    return site.lookUp(new StaticRung(this));
  }

  @Override
  public boolean isCache() {
    return false;
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
  public double passedOn() {
    return 0;
  }
}
