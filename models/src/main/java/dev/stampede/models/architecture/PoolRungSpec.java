package dev.stampede.models.architecture;

import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.call.CallEvents;
import dev.stampede.models.people.HumanDeskSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.routing.PoolSpec;
import dev.stampede.models.work.End;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call to one of several endpoints. The architecture's chain is around the choice, so that a
 * retry chooses again. Work comes to a pool all of whose endpoints are good enough for it.
 *
 * @param each policies around the calls to each endpoint, inside the choice
 */
public record PoolRungSpec(
    PoolSpec pool, List<PolicySpec> each, Outcomes when, boolean restartsStreams)
    implements RungSpec {

  /** Copies the list. */
  public PoolRungSpec {
    each = List.copyOf(each);
  }

  @Override
  public String kind() {
    return "pool";
  }

  @Override
  public String label() {
    return kind();
  }

  @Override
  public Served serve(RungSite site) {
    ChainBooks books = site.books();
    return new Served(site.inChain(books, "routing", () -> choice(site, books)), site.quality());
  }

  @Override
  public List<String> providers() {
    return pool.endpoints().stream().map(EndpointSpec::provider).toList();
  }

  /** Those around every endpoint; the longest of their own timeouts, where each has one. */
  @Override
  public List<PolicySpec> policies() {
    long[] own =
        pool.endpoints().stream().mapToLong(endpoint -> endpoint.own().timeoutNanos()).toArray();
    boolean all = Arrays.stream(own).noneMatch(nanos -> nanos == EndpointSpec.Own.NONE);
    return all ? within(Arrays.stream(own).max().orElseThrow()) : each;
  }

  /** The policies around an endpoint, with a timeout inside them; none if there is none. */
  private List<PolicySpec> within(long nanos) {
    if (nanos == EndpointSpec.Own.NONE) {
      return each;
    }
    List<PolicySpec> within = new ArrayList<>(each);
    within.add(new TimeoutSpec(nanos));
    return List.copyOf(within);
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
    return Quality.of(
        pool.endpoints().stream()
            .mapToDouble(endpoint -> servers.apply(endpoint.provider()).quality())
            .min()
            .orElseThrow());
  }

  @Override
  public Set<End> ends() {
    Set<End> ends = new TreeSet<>();
    if (pool.outliers() != null || pool.cooldown() != null || pool.passiveHealth() != null) {
      ends.add(new End(Status.NO_ENDPOINT, PoolRung.emptyStatus(pool)));
    }
    if (pool.routing() == PoolSpec.Routing.USAGE) {
      ends.add(End.of(PoolRung.FULL_STATUS));
    }
    return ends;
  }

  @Override
  public long lookUpNanos() {
    return 0;
  }

  @Override
  public double firstShare(String provider) {
    // by weight among the endpoints that are used first; routing may do better
    int first = pool.endpoints().stream().mapToInt(EndpointSpec::priority).min().orElse(0);
    double all = 0;
    double its = 0;
    for (EndpointSpec endpoint : pool.endpoints()) {
      if (endpoint.priority() == first) {
        all += endpoint.weight();
        its += endpoint.provider().equals(provider) ? endpoint.weight() : 0;
      }
    }
    return its / all;
  }

  @Override
  public double passedOn() {
    return 0;
  }

  private PoolRung choice(RungSite site, ChainBooks books) {
    CallEvents told = new CallEvents(pool.countsConnections(), false, CallEvents.NEVER);
    List<Layer> endpoints = new ArrayList<>();
    List<ChainBooks> guarded = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (EndpointSpec endpoint : pool.endpoints()) {
      String provider = endpoint.provider();
      int number = endpoints.size();
      names.add(RungNames.unique(provider, names));
      guarded.add(site.books(books, provider, names.get(number)));
      endpoints.add(
          site.endpoint(
              provider, within(endpoint.own().timeoutNanos()), told, guarded.get(number), number));
    }
    return new PoolRung(pool, site.flow(), site.place(), endpoints, guarded);
  }
}
