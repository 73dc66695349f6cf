package dev.stampede.models.architecture;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.GatewayBooks;
import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.provider.FaultSpec;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.resilience.Chain;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.Switchover;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the ladder of one gateway, from the lines to the servers up, and opens its books. */
final class LadderBuilder {

  /** A number that no provider has, so that a desk's random numbers are the same everywhere. */
  private static final int DESK_NUMBER = Integer.MAX_VALUE;

  /** That of the batch. */
  private static final int BATCH_NUMBER = Integer.MAX_VALUE - 1;

  private static final String CALL = "call";

  private final ArchitectureSpec spec;
  private final LogicalProcess process;
  private final Map<String, Provider> servers;
  private final Flow flow;
  private final AttemptBooks attempts;
  private final GatewayBooks books;
  private final List<String> names;
  private final Map<String, Layer> chains = new HashMap<>();

  LadderBuilder(
      ArchitectureSpec spec,
      LogicalProcess process,
      Map<String, Provider> servers,
      Flow flow,
      AttemptBooks attempts,
      GatewayBooks books) {
    this.spec = spec;
    this.process = process;
    this.servers = servers;
    this.flow = flow;
    this.attempts = attempts;
    this.books = books;
    this.names = RungNames.of(spec.ladder());
  }

  /** Builds the ladder; its books are the first ones, those of its rungs follow in their order. */
  Layer ladder(Descents descents) {
    LayerBooks listed = books.chain("", List.of()).layer("ladder");
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (RungSpec rung : spec.ladder()) {
      rungs.add(rung(rung, names.get(rungs.size())));
    }
    return new Ladder(rungs, descents).keep(listed);
  }

  /** Names of the rungs. */
  List<String> names() {
    return names;
  }

  private Ladder.Rung rung(RungSpec rung, String name) {
    Layer layer = layer(rung, name);
    boolean grades = false;
    Switchover switchover = null;
    if (rung instanceof RungSpec.Provider provider) {
      grades = provider.quality() != null;
      if (provider.switchover() != null) {
        ChainBooks guarded = books.chain(name, server(provider.name()).faults());
        switchover = new Switchover(provider.switchover(), guarded.guard("leave"));
      }
    }
    return new Ladder.Rung(rung, layer, quality(rung), grades, switchover);
  }

  private Layer layer(RungSpec rung, String name) {
    if (rung instanceof RungSpec.Pool pool) {
      return pool(pool, name);
    }
    if (rung instanceof RungSpec.Provider provider) {
      Layer chain = chains.computeIfAbsent(provider.name(), this::chain);
      return provider.maxTokens() == Integer.MAX_VALUE
          ? chain
          : new ShorterRung(provider.maxTokens(), chain);
    }
    ChainBooks own = books.chain(name, List.of());
    if (rung instanceof RungSpec.Deferred) {
      CallRung batch = line(RungSpec.Deferred.NAME, BATCH_NUMBER, false, null);
      return new DeferredRung(batch.keep(own.layer(CALL)));
    }
    if (rung instanceof RungSpec.Human human) {
      return line(human.desk().name(), DESK_NUMBER, true, null).keep(own.layer(CALL));
    }
    return store(rung).keep(own.layer("lookup"));
  }

  private static Layer store(RungSpec rung) {
    if (rung instanceof RungSpec.Cache cache) {
      return new CacheRung(cache);
    }
    if (rung instanceof StoreSpec store) {
      return new StoreRung(store);
    }
    return new StaticRung((RungSpec.Static) rung);
  }

  private Layer chain(String provider) {
    ChainBooks chain = books.chain(provider, server(provider).faults());
    Chain.Books listed = Chain.Books.open(chain, spec.chain(), "", CALL);
    return Chain.around(call(provider), spec.chain(), flow, provider, listed);
  }

  private CallRung call(String provider) {
    return line(provider, numberOf(provider), false, attempts);
  }

  private CallRung line(String server, int number, boolean human, @Nullable AttemptBooks calls) {
    return new CallRung(process, flow, server(server), number, human, calls, books);
  }

  private Layer pool(RungSpec.Pool rung, String rungName) {
    String name = "pool/" + spec.ladder().indexOf(rung);
    List<FaultSpec> faults = new ArrayList<>();
    for (EndpointSpec endpoint : rung.pool().endpoints()) {
      faults.addAll(server(endpoint.provider()).faults());
    }
    Chain.Books listed =
        Chain.Books.open(books.chain(rungName, faults), spec.chain(), "", "routing");
    List<Layer> endpoints = new ArrayList<>();
    List<ChainBooks> guarded = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (EndpointSpec endpoint : rung.pool().endpoints()) {
      String provider = endpoint.provider();
      taken.add(RungNames.unique(rungName + "/" + provider, taken));
      ChainBooks chain = books.chain(taken.get(guarded.size()), server(provider).faults());
      Chain.Books inside = Chain.Books.open(chain, rung.each(), "each/", CALL);
      String place = "%s/%d".formatted(name, endpoints.size());
      endpoints.add(Chain.around(call(provider), rung.each(), flow, place, inside));
      guarded.add(chain);
    }
    PoolRung pool = new PoolRung(rung.pool(), flow, name, endpoints, guarded);
    return Chain.around(pool, spec.chain(), flow, name, listed);
  }

  /** From the name, not the place, so that another provider does not change anybody's numbers. */
  private static int numberOf(String provider) {
    return provider.hashCode() & Integer.MAX_VALUE;
  }

  /**
   * Quality of the first provider or pool of the ladder, which a cache may stand before, or of its
   * first rung.
   */
  Quality firstChoice() {
    return quality(
        spec.ladder().stream()
            .filter(rung -> rung instanceof RungSpec.Provider || rung instanceof RungSpec.Pool)
            .findFirst()
            .orElse(spec.ladder().get(0)));
  }

  private Quality quality(RungSpec rung) {
    if (rung instanceof RungSpec.Cache cache) {
      return Quality.of(cache.quality());
    }
    if (rung instanceof StoreSpec store) {
      return Quality.of(store.quality());
    }
    if (rung instanceof RungSpec.Pool pool) {
      return Quality.of(
          pool.pool().endpoints().stream()
              .mapToDouble(endpoint -> server(endpoint.provider()).spec().quality())
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
        ? Quality.of(server(provider.name()).spec().quality())
        : provider.quality();
  }

  private Provider server(String name) {
    Provider provider = servers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("there is no provider '%s'".formatted(name));
    }
    return provider;
  }
}
