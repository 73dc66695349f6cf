package dev.stampede.models.architecture;

import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import java.util.Set;
import java.util.function.Function;

/** A person at a desk. */
public record HumanRungSpec(HumanDeskSpec desk, Outcomes when, boolean restartsStreams)
    implements InHouseRungSpec {

  @Override
  public ProviderSpec ownServer() {
    return desk.asProvider();
  }

  /** A number that no provider has, so that a desk's random numbers are the same everywhere. */
  private static final int SERVER = Integer.MAX_VALUE;

  @Override
  public String kind() {
    return "human";
  }

  @Override
  public String label() {
    return desk.name();
  }

  @Override
  public Served serve(RungSite site) {
    return new Served(site.ownCalls(SERVER), site.quality());
  }

  @Override
  public boolean isCache() {
    return false;
  }

  @Override
  public Quality quality(Function<String, ProviderSpec> servers) {
    return Quality.of(desk.quality());
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
  public double passedOn() {
    return 0;
  }
}
