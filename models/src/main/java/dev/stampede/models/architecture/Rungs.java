package dev.stampede.models.architecture;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.GatewayBooks;
import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.provider.FaultSpec;
import dev.stampede.models.provider.Interest;
import dev.stampede.models.provider.Provider;
import dev.stampede.models.resilience.Chain;
import dev.stampede.models.resilience.Flow;
import dev.stampede.models.resilience.Layer;
import dev.stampede.models.resilience.Mirror;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.Switchover;
import dev.stampede.models.resilience.SwitchoverSpec;
import dev.stampede.models.routing.EndpointSpec;
import dev.stampede.models.work.Descents;
import dev.stampede.models.work.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds the ladders of a gateway. */
final class Rungs {

  /** A number that no provider has, so that a desk's random numbers are the same everywhere. */
  private static final int DESK_NUMBER = Integer.MAX_VALUE;

  /** That of the batch. */
  private static final int BATCH_NUMBER = Integer.MAX_VALUE - 1;

  private static final String CALL = "call";
  private static final String LADDER = "ladder";

  private final LogicalProcess process;
  private final Flow flow;
  private final Map<String, Provider> servers;
  private final AttemptBooks books;
  private final GatewayBooks parts;
  private final Chain builder;

  /**
   * Prepares to build.
   *
   * @param parts where the books on what is built are opened, from the first rung on
   */
  Rungs(
      LogicalProcess process,
      Flow flow,
      Map<String, Provider> servers,
      AttemptBooks books,
      GatewayBooks parts) {
    this.process = process;
    this.flow = flow;
    this.servers = servers;
    this.books = books;
    this.parts = parts;
    this.builder = new Chain(flow, new Mirror(process, parts.horizon(), this::copies));
  }

  private Layer copies(String provider, Flow ofCopies) {
    Provider server = server(provider);
    int number = numberOf(provider);
    return new CallRung(process, ofCopies, server, number, false, Interest.NONE, null, parts);
  }

  /** Builds the ladder of the gateway itself. */
  Layer outermost(List<PolicySpec> chain, List<RungSpec> specs, Descents descents) {
    LayerBooks listed = parts.chain("", "", List.of()).layer(LADDER);
    return new Ladder(rungs(chain, Interest.NONE, specs, "", null), descents).keep(listed);
  }

  /**
   * Builds the rungs of a ladder, with fresh state.
   *
   * @param chain around its calls
   * @param outer what those outside want to hear of its calls
   * @param place begins the names of what is in it; unique at the gateway
   * @param around the books on the rung that the ladder is on; null for the gateway's own ladder
   */
  private List<Ladder.Rung> rungs(
      List<PolicySpec> chain,
      Interest outer,
      List<RungSpec> specs,
      String place,
      @Nullable ChainBooks around) {
    Interest interest = outer.and(Chain.interest(chain));
    List<String> names = RungNames.of(specs);
    Map<String, Layer> chains = new HashMap<>();
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      RungSpec spec = specs.get(i);
      rungs.add(
          spec instanceof RungSpec.Provider call
              ? calling(call, names.get(i), chain, interest, place, around, chains)
              : rung(spec, i, chain, interest, place, listed(spec, names.get(i), around)));
    }
    return rungs;
  }

  /** Opens the books on what is on a rung. */
  private ChainBooks listed(RungSpec rung, String name, @Nullable ChainBooks around) {
    List<FaultSpec> faults =
        rung.withInner()
            .flatMap(Rungs::providers)
            .flatMap(p -> server(p).faults().stream())
            .toList();
    return around == null ? parts.chain(name, "", faults) : around.inner(name, faults);
  }

  private static Stream<String> providers(RungSpec rung) {
    if (rung instanceof RungSpec.Pool pool) {
      return pool.pool().endpoints().stream().map(EndpointSpec::provider);
    }
    return rung instanceof RungSpec.Provider call ? Stream.of(call.name()) : Stream.empty();
  }

  /**
   * Builds a rung that calls a provider.
   *
   * @param chains those around providers, which all rungs of a ladder share
   */
  private Ladder.Rung calling(
      RungSpec.Provider rung,
      String rungName,
      List<PolicySpec> chain,
      Interest interest,
      String place,
      @Nullable ChainBooks around,
      Map<String, Layer> chains) {
    Layer calls =
        chains.computeIfAbsent(
            rung.name(),
            name -> {
              Chain.Books opened = Chain.Books.open(listed(rung, name, around), chain, CALL);
              return builder.around(call(name, interest), chain, interest, place + name, opened);
            });
    return new Ladder.Rung(
        rung,
        rung.maxTokens() == Integer.MAX_VALUE ? calls : new ShorterRung(rung.maxTokens(), calls),
        quality(rung),
        rung.quality() != null,
        rung.switchover() == null
            ? null
            : switchover(rung, rung.switchover(), listed(rung, rungName, around)),
        null);
  }

  /**
   * Builds another rung.
   *
   * @param number its number on its ladder
   */
  private Ladder.Rung rung(
      RungSpec rung,
      int number,
      List<PolicySpec> chain,
      Interest interest,
      String place,
      ChainBooks listed) {
    Quality quality = quality(rung);
    if (rung instanceof RungSpec.Gateway gateway) {
      String name = "%sgateway/%d".formatted(place, number);
      Chain.Books opened = Chain.Books.open(listed, chain, LADDER);
      Ladder inner =
          new Ladder(rungs(gateway.chain(), interest, gateway.ladder(), name + "/", listed), null);
      Layer around = builder.around(inner, chain, interest, name, opened);
      return new Ladder.Rung(rung, around, quality, false, null, inner);
    }
    Layer layer =
        rung instanceof RungSpec.Pool pool
            ? pool(pool, chain, interest, "%spool/%d".formatted(place, number), listed)
            : own(rung, listed);
    return new Ladder.Rung(rung, layer, quality, false, null, null);
  }

  private Switchover switchover(RungSpec.Provider rung, SwitchoverSpec spec, ChainBooks listed) {
    return new Switchover(spec, server(rung.name()).statusPage(), listed.guard("leave"));
  }

  /** Builds what serves without a call to a provider, and so without a chain. */
  private Layer own(RungSpec rung, ChainBooks listed) {
    if (rung instanceof RungSpec.Deferred) {
      CallRung batch = line(RungSpec.Deferred.NAME, BATCH_NUMBER, false, Interest.NONE, null);
      return new DeferredRung(batch.keep(listed.layer(CALL)));
    }
    if (rung instanceof RungSpec.Human human) {
      return line(human.desk().name(), DESK_NUMBER, true, Interest.NONE, null)
          .keep(listed.layer(CALL));
    }
    return store(rung).keep(listed.layer("lookup"));
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

  private CallRung call(String provider, Interest interest) {
    return line(provider, numberOf(provider), false, interest, books);
  }

  private CallRung line(
      String server, int number, boolean human, Interest interest, @Nullable AttemptBooks calls) {
    return new CallRung(process, flow, server(server), number, human, interest, calls, parts);
  }

  private Layer pool(
      RungSpec.Pool rung, List<PolicySpec> chain, Interest outer, String name, ChainBooks listed) {
    Interest interest = outer.and(Chain.interest(rung.each()));
    Chain.Books opened = Chain.Books.open(listed, chain, "routing");
    List<Layer> endpoints = new ArrayList<>();
    List<ChainBooks> guarded = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (EndpointSpec endpoint : rung.pool().endpoints()) {
      String provider = endpoint.provider();
      names.add(RungNames.unique(provider, names));
      guarded.add(listed.inner(names.get(names.size() - 1), server(provider).faults()));
      Chain.Books inside = Chain.Books.open(guarded.get(endpoints.size()), rung.each(), CALL);
      String place = "%s/%d".formatted(name, endpoints.size());
      endpoints.add(builder.around(call(provider, interest), rung.each(), interest, place, inside));
    }
    PoolRung pool = new PoolRung(rung.pool(), flow, name, endpoints, guarded);
    return builder.around(pool, chain, interest, name, opened);
  }

  /** From the name, not the place, so that another provider does not change anybody's numbers. */
  private static int numberOf(String provider) {
    return provider.hashCode() & Integer.MAX_VALUE;
  }

  /**
   * Returns the quality of the first choice: the first rung of a ladder that calls providers, which
   * a cache may stand before, or its first rung.
   */
  Quality fullQuality(List<RungSpec> ladder) {
    for (RungSpec rung : ladder) {
      if (rung instanceof RungSpec.Provider
          || rung instanceof RungSpec.Pool
          || rung instanceof RungSpec.Gateway) {
        return quality(rung);
      }
    }
    return quality(ladder.get(0));
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
    if (rung instanceof RungSpec.Gateway gateway) {
      return fullQuality(gateway.ladder());
    }
    RungSpec.Provider call = (RungSpec.Provider) rung;
    return call.quality() == null
        ? Quality.of(server(call.name()).spec().quality())
        : call.quality();
  }

  private Provider server(String name) {
    Provider provider = servers.get(name);
    if (provider == null) {
      throw new IllegalArgumentException("there is no provider '%s'".formatted(name));
    }
    return provider;
  }
}
