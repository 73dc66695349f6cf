package dev.stampede.models.architecture;

import dev.stampede.engine.LogicalProcess;
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
import dev.stampede.models.work.Quality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the ladders of a gateway. */
final class Rungs {

  /** A number that no provider has, so that a desk's random numbers are the same everywhere. */
  private static final int DESK_NUMBER = Integer.MAX_VALUE;

  /** That of the batch. */
  private static final int BATCH_NUMBER = Integer.MAX_VALUE - 1;

  private final LogicalProcess process;
  private final Flow flow;
  private final Map<String, Provider> servers;
  private final AttemptBooks books;
  private final Chain builder;

  Rungs(LogicalProcess process, Flow flow, Map<String, Provider> servers, AttemptBooks books) {
    this.process = process;
    this.flow = flow;
    this.servers = servers;
    this.books = books;
    this.builder = new Chain(flow, new Mirror(process, this::copies));
  }

  private Layer copies(String provider, Flow ofCopies) {
    Provider server = server(provider);
    int number = numberOf(provider);
    return new CallRung(process, ofCopies, server, number, false, Interest.NONE, null);
  }

  /**
   * Builds a ladder, with fresh state.
   *
   * @param chain around its calls
   * @param outer what those outside want to hear of its calls
   * @param place begins the names of what is in it; unique at the gateway
   */
  Ladder ladder(List<PolicySpec> chain, Interest outer, List<RungSpec> specs, String place) {
    Interest interest = outer.and(Chain.interest(chain));
    Map<String, Layer> chains = new HashMap<>();
    List<Ladder.Rung> rungs = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      rungs.add(rung(specs.get(i), i, chain, interest, place, chains));
    }
    return new Ladder(rungs);
  }

  /**
   * Builds a rung.
   *
   * @param number its number on its ladder
   * @param chains those around providers, which all rungs of a ladder share
   */
  private Ladder.Rung rung(
      RungSpec rung,
      int number,
      List<PolicySpec> chain,
      Interest interest,
      String place,
      Map<String, Layer> chains) {
    Quality quality = quality(rung);
    if (rung instanceof RungSpec.Gateway gateway) {
      String name = "%sgateway/%d".formatted(place, number);
      Ladder inner = ladder(gateway.chain(), interest, gateway.ladder(), name + "/");
      Layer around = builder.around(inner, chain, interest, name);
      return new Ladder.Rung(rung, around, quality, false, null, inner);
    }
    if (rung instanceof RungSpec.Provider call) {
      Layer around =
          chains.computeIfAbsent(
              call.name(),
              name -> builder.around(call(name, interest), chain, interest, place + name));
      return new Ladder.Rung(
          rung,
          call.maxTokens() == Integer.MAX_VALUE
              ? around
              : new ShorterRung(call.maxTokens(), around),
          quality,
          call.quality() != null,
          call.switchover() == null ? null : switchover(call.name(), call.switchover()),
          null);
    }
    Layer layer =
        rung instanceof RungSpec.Pool pool
            ? pool(pool, chain, interest, "%spool/%d".formatted(place, number))
            : own(rung);
    return new Ladder.Rung(rung, layer, quality, false, null, null);
  }

  private Switchover switchover(String provider, SwitchoverSpec spec) {
    return new Switchover(spec, server(provider).statusPage());
  }

  /** Builds what serves without a call to a provider, and so without a chain. */
  private Layer own(RungSpec rung) {
    if (rung instanceof RungSpec.Cache cache) {
      return new CacheRung(cache);
    }
    if (rung instanceof StoreSpec store) {
      return new StoreRung(store);
    }
    if (rung instanceof RungSpec.Static fixed) {
      return new StaticRung(fixed);
    }
    if (rung instanceof RungSpec.Deferred) {
      Provider batch = server(RungSpec.Deferred.NAME);
      return new DeferredRung(
          new CallRung(process, flow, batch, BATCH_NUMBER, false, Interest.NONE, null));
    }
    Provider desk = server(((RungSpec.Human) rung).desk().name());
    return new CallRung(process, flow, desk, DESK_NUMBER, true, Interest.NONE, null);
  }

  private CallRung call(String provider, Interest interest) {
    Provider server = server(provider);
    return new CallRung(process, flow, server, numberOf(provider), false, interest, books);
  }

  private Layer pool(RungSpec.Pool rung, List<PolicySpec> chain, Interest outer, String name) {
    Interest interest = outer.and(Chain.interest(rung.each()));
    List<Layer> endpoints = new ArrayList<>();
    for (EndpointSpec endpoint : rung.pool().endpoints()) {
      String place = "%s/%d".formatted(name, endpoints.size());
      endpoints.add(
          builder.around(call(endpoint.provider(), interest), rung.each(), interest, place));
    }
    PoolRung pool = new PoolRung(rung.pool(), flow, name, endpoints);
    return builder.around(pool, chain, interest, name);
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
