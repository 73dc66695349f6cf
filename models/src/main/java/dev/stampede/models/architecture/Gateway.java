package dev.stampede.models.architecture;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.resilience.Chain;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An architecture at work: takes requests, runs them down its ladder, sends them back answered. */
public final class Gateway {

  /** The name that a desk has among the servers of a gateway. */
  public static final String DESK = "human";

  /** A number that no provider has, so that a desk's random numbers are the same everywhere. */
  private static final int DESK_NUMBER = Integer.MAX_VALUE;

  private final LogicalProcess process;
  private final Inbox<Request> requests;
  private final Inbox<Request> cancellations;
  private final @Nullable Outlet<Request>[] waysBack;
  private final Flow flow;
  private final AttemptBooks books;
  private final Layer ladder;
  private final double fullQuality;

  /**
   * Opens a gateway.
   *
   * @param servers providers by name, in the scenario's order, and the desk under {@link #DESK} if
   *     the architecture has one; each name that the ladder uses must be there
   * @param useCases number of use cases in the trial
   */
  public Gateway(
      ArchitectureSpec spec,
      LogicalProcess process,
      Map<String, Provider> servers,
      int useCases,
      Intervals intervals) {
    this.process = process;
    this.requests = process.inbox(this::arrived);
    this.cancellations = process.inbox(this::givenUp);
    this.flow = new Flow(process, this::answered);
    this.books = new AttemptBooks(intervals, useCases);
    this.waysBack = newArray(useCases);
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (RungSpec rung : spec.ladder()) {
      rungs.add(new Ladder.Rung(rung, layer(rung, spec, servers), quality(rung, servers)));
    }
    this.ladder = new Ladder(rungs);
    this.fullQuality = quality(firstChoice(spec), servers);
  }

  private Layer layer(RungSpec rung, ArchitectureSpec spec, Map<String, Provider> servers) {
    if (rung instanceof RungSpec.Cache cache) {
      return new CacheRung(cache);
    }
    if (rung instanceof StoreSpec store) {
      return new StoreRung(store);
    }
    if (rung instanceof RungSpec.Provider provider) {
      String name = provider.name();
      return Chain.around(call(name, servers), spec.chain(), flow, name);
    }
    if (rung instanceof RungSpec.Pool pool) {
      return pool(pool, spec, servers);
    }
    return new CallRung(process, flow, server(servers, DESK), DESK_NUMBER, true, null);
  }

  private CallRung call(String provider, Map<String, Provider> servers) {
    return new CallRung(
        process, flow, server(servers, provider), numberOf(provider), false, books);
  }

  private Layer pool(RungSpec.Pool rung, ArchitectureSpec spec, Map<String, Provider> servers) {
    String name = "pool/" + spec.ladder().indexOf(rung);
    List<Layer> endpoints = new ArrayList<>();
    for (EndpointSpec endpoint : rung.pool().endpoints()) {
      CallRung call = call(endpoint.provider(), servers);
      String place = "%s/%d".formatted(name, endpoints.size());
      endpoints.add(Chain.around(call, rung.each(), flow, place));
    }
    PoolRung pool = new PoolRung(rung.pool(), flow, name, endpoints);
    return Chain.around(pool, spec.chain(), flow, name);
  }

  /** From the name, not the place, so that another provider does not change anybody's numbers. */
  private static int numberOf(String provider) {
    return provider.hashCode() & Integer.MAX_VALUE;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // there are no generic arrays
  private static @Nullable Outlet<Request>[] newArray(int length) {
    return new Outlet[length];
  }

  /** The first provider or pool of a ladder, which a cache may stand before, or its first rung. */
  private static RungSpec firstChoice(ArchitectureSpec spec) {
    return spec.ladder().stream()
        .filter(rung -> rung instanceof RungSpec.Provider || rung instanceof RungSpec.Pool)
        .findFirst()
        .orElse(spec.ladder().get(0));
  }

  private static double quality(RungSpec rung, Map<String, Provider> servers) {
    if (rung instanceof RungSpec.Cache cache) {
      return cache.quality();
    }
    if (rung instanceof StoreSpec store) {
      return store.quality();
    }
    if (rung instanceof RungSpec.Pool pool) {
      return pool.pool().endpoints().stream()
          .mapToDouble(endpoint -> server(servers, endpoint.provider()).spec().quality())
          .min()
          .orElseThrow();
    }
    if (rung instanceof RungSpec.Provider provider) {
      return server(servers, provider.name()).spec().quality();
    }
    return ((RungSpec.Human) rung).desk().quality();
  }

  private static Provider server(Map<String, Provider> servers, String name) {
    Provider provider = servers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("there is no provider '%s'".formatted(name));
    }
    return provider;
  }

  /** Lays the way back to the population of a use case. */
  public void connect(int useCase, Inbox<Request> population) {
    waysBack[useCase] = process.outlet(population, 0);
  }

  /** Where requests come in. */
  public Inbox<Request> requests() {
    return requests;
  }

  /** Where their owners say that they no longer wait. */
  public Inbox<Request> cancellations() {
    return cancellations;
  }

  /** Quality of the first choice, in [0, 1]. */
  public double fullQuality() {
    return fullQuality;
  }

  /** The calls made. */
  public AttemptBooks books() {
    return books;
  }

  private void arrived(Request request) {
    flow.begin(ladder, request);
  }

  private void givenUp(Request request) {
    flow.cancel(request, Status.GAVE_UP);
  }

  private void answered(Request request) {
    Outlet<Request> wayBack = waysBack[request.useCase];
    if (wayBack == null) {
      throw new IllegalStateException("use case %d is not connected".formatted(request.useCase));
    }
    wayBack.send(request);
  }
}
