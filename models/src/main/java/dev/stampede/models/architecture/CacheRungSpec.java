package dev.stampede.models.architecture;

import dev.stampede.models.check.Require;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Status;
import java.util.Set;
import java.util.function.Function;

/**
 * An answer from the gateway's own store.
 *
 * @param hit share of the work that finds one, in [0, 1]
 * @param quality of such an answer, in [0, 1]
 * @param latencyNanos to look it up, at least 0
 */
public record CacheRungSpec(
    double hit, double quality, long latencyNanos, Outcomes when, boolean restartsStreams)
    implements OwnAnswerSpec {

  /** Rejects numbers out of range. */
  public CacheRungSpec {
    Require.share("hit", hit);
    Require.share("quality", quality);
    Require.notNegative("latency", latencyNanos);
  }

  @Override
  public String kind() {
    return "cache";
  }

  @Override
  public Served serve(RungSite site) {
    return site.lookUp(new CacheRung(this));
  }

  @Override
  public boolean isCache() {
    return true;
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return Quality.of(quality);
  }

  @Override
  public Set<End> ends() {
    return hit < 1 ? Set.of(End.of(Status.CACHE_MISS)) : Set.of();
  }

  @Override
  public long lookUpNanos() {
    return latencyNanos;
  }

  @Override
  public double passedOn() {
    return 1 - hit;
  }
}
