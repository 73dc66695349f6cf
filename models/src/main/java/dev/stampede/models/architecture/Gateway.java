package dev.stampede.models.architecture;

import dev.stampede.engine.Inbox;
import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Outlet;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.resilience.Chain;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.Switchover;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.status.StatusPage;
import dev.stampede.models.work.Quality;
import dev.stampede.models.work.Request;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An architecture at work: takes requests, runs them down its ladder, sends them back answered. */
public final class Gateway {

  /** A number that no provider has, so that a desk's random numbers are the same everywhere. */
  private static final int DESK_NUMBER = Integer.MAX_VALUE;

  /** That of the batch. */
  private static final int BATCH_NUMBER = Integer.MAX_VALUE - 1;

  private final LogicalProcess process;
  private final Inbox<Request> requests;
  private final Inbox<Request> cancellations;
  private final @Nullable Outlet<Request>[] waysBack;
  private final Flow flow;
  private final AttemptBooks books;
  private final Layer ladder;
  private final Map<String, Layer> chains = new HashMap<>();
  private final Quality fullQuality;

  /**
   * Opens a gateway.
   *
   * @param servers providers by name, and the architecture's own servers; each name that the ladder
   *     uses must be there
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
      rungs.add(rung(rung, layer(rung, spec, servers), quality(rung, servers), servers));
    }
    this.ladder = new Ladder(rungs);
    this.fullQuality = quality(firstChoice(spec), servers);
  }

  private static Ladder.Rung rung(
      RungSpec rung, Layer layer, Quality quality, Map<String, Provider> servers) {
    boolean grades = false;
    Switchover switchover = null;
    if (rung instanceof RungSpec.Provider provider) {
      grades = provider.quality() != null;
      if (provider.switchover() != null) {
        StatusPage page = server(servers, provider.name()).statusPage();
        switchover = new Switchover(provider.switchover(), page);
      }
    }
    return new Ladder.Rung(rung, layer, quality, grades, switchover);
  }

  private Layer layer(RungSpec rung, ArchitectureSpec spec, Map<String, Provider> servers) {
    if (rung instanceof RungSpec.Cache cache) {
      return new CacheRung(cache);
    }
    if (rung instanceof StoreSpec store) {
      return new StoreRung(store);
    }
    if (rung instanceof RungSpec.Pool pool) {
      return pool(pool, spec, servers);
    }
    if (rung instanceof RungSpec.Static fixed) {
      return new StaticRung(fixed);
    }
    if (rung instanceof RungSpec.Deferred) {
      Provider batch = server(servers, RungSpec.Deferred.NAME);
      return new DeferredRung(new CallRung(process, flow, batch, BATCH_NUMBER, false, null));
    }
    if (rung instanceof RungSpec.Human human) {
      Provider desk = server(servers, human.desk().name());
      return new CallRung(process, flow, desk, DESK_NUMBER, true, null);
    }
    RungSpec.Provider provider = (RungSpec.Provider) rung;
    Layer chain = chains.computeIfAbsent(provider.name(), name -> chain(name, spec, servers));
    return provider.maxTokens() == Integer.MAX_VALUE
        ? chain
        : new ShorterRung(provider.maxTokens(), chain);
  }

  private Layer chain(String provider, ArchitectureSpec spec, Map<String, Provider> servers) {
    return Chain.around(call(provider, servers), spec.chain(), flow, provider);
  }

  private CallRung call(String provider, Map<String, Provider> servers) {
    return new CallRung(process, flow, server(servers, provider), numberOf(provider), false, books);
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

  private static Quality quality(RungSpec rung, Map<String, Provider> servers) {
    if (rung instanceof RungSpec.Cache cache) {
      return Quality.of(cache.quality());
    }
    if (rung instanceof StoreSpec store) {
      return Quality.of(store.quality());
    }
    if (rung instanceof RungSpec.Pool pool) {
      return Quality.of(
          pool.pool().endpoints().stream()
              .mapToDouble(endpoint -> server(servers, endpoint.provider()).spec().quality())
              .min()
              .orElseThrow());
    }
    if (rung instanceof RungSpec.Static fixed) {
      return Quality.of(fixed.quality());
    }
    if (rung instanceof RungSpec.Deferred deferred) {
      return Quality.of(deferred.quality());
    }
    if (rung instanceof RungSpec.Human human) {
      return Quality.of(human.desk().quality());
    }
    RungSpec.Provider provider = (RungSpec.Provider) rung;
    return provider.quality() == null
        ? Quality.of(server(servers, provider.name()).spec().quality())
        : provider.quality();
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

  /** Quality of the first choice. */
  public Quality fullQuality() {
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
    if (!request.deferred) {
      flow.cancel(request, Status.GAVE_UP);
    }
  }

  private void answered(Request request) {
    Outlet<Request> wayBack = waysBack[request.useCase];
    if (wayBack == null) {
      throw new IllegalStateException("use case %d is not connected".formatted(request.useCase));
    }
    wayBack.send(request);
  }
}
