package dev.stampede.models.attribution;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.place.CallerBooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The books on all layers, guards and lines of one gateway. */
public final class GatewayBooks {

  private final Horizon horizon;
  private final List<LayerBooks> layers = new ArrayList<>();
  private final List<GuardBooks> guards = new ArrayList<>();
  private final List<FaultLoad> loads = new ArrayList<>();
  private final CallerBooks callers;

  /**
   * Opens empty books.
   *
   * @param horizon what of the run counts: layers count the work that arrives in it
   */
  public GatewayBooks(Horizon horizon) {
    this.horizon = horizon;
    this.callers = new CallerBooks(horizon);
  }

  /** What of the run counts. */
  public Horizon horizon() {
    return horizon;
  }

  /**
   * Opens the books on a chain.
   *
   * @param path from the rung of the ladder to the chain, with a slash at its end; empty if it is
   *     the rung's own
   * @param faults of what it is around
   */
  public ChainBooks chain(String chain, String path, List<FaultSpec> faults) {
    return new ChainBooks(this, chain, path, FaultWindows.of(faults, horizon));
  }

  LayerBooks layer(String chain, String path, String layer) {
    LayerBooks books = new LayerBooks(layers.size(), chain, path, layer, horizon.intervals());
    layers.add(books);
    return books;
  }

  GuardBooks guard(String chain, String guard, FaultWindows faults) {
    GuardBooks books = new GuardBooks(chain, guard, faults, horizon);
    guards.add(books);
    return books;
  }

  /** Opens the books on a line to a provider. */
  public FaultLoad load(String provider, List<FaultSpec> faults) {
    FaultLoad load = new FaultLoad(provider, FaultWindows.of(faults, horizon));
    loads.add(load);
    return load;
  }

  /** The books on the calls on which the gateway hangs up. */
  public CallerBooks callers() {
    return callers;
  }

  /** Where a layer is on its rung, by its number: the path to its chain, and its kind. */
  public String place(int number) {
    return layers.get(number).place();
  }

  /** Returns what the books say at the end of a run. */
  public Attribution result(long nowNanos) {
    Map<String, FaultLoadResult> byProvider = new LinkedHashMap<>();
    for (FaultLoad load : loads) {
      FaultLoadResult result = load.result(nowNanos);
      if (result.faultNanos() > 0) {
        byProvider.merge(result.provider(), result, FaultLoadResult::beside);
      }
    }
    return new Attribution(
        layers.stream().map(LayerBooks::result).toList(),
        guards.stream().map(books -> books.result(nowNanos)).toList(),
        List.copyOf(byProvider.values()));
  }
}
