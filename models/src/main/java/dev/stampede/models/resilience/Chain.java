package dev.stampede.models.resilience;

import dev.stampede.models.attribution.ChainBooks;
import dev.stampede.models.attribution.LayerBooks;
import dev.stampede.models.call.CallEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the layers of the chains of a gateway. */
public final class Chain {

  private final Flow flow;
  private final Mirror mirror;

  /**
   * Makes one.
   *
   * @param flow what the layers will be for
   * @param mirror where copies of the work go
   */
  public Chain(Flow flow, Mirror mirror) {
    this.flow = flow;
    this.mirror = mirror;
  }

  /**
   * The books on a chain, which list its layers from outside in.
   *
   * @param layers one for each policy, and one for what is inside
   */
  public record Books(ChainBooks chain, List<LayerBooks> layers) {

    /** Copies the list. */
    public Books {
      layers = List.copyOf(layers);
    }

    /**
     * Opens the books.
     *
     * @param innermost the kind of what is inside
     */
    public static Books open(ChainBooks chain, List<PolicySpec> policies, String innermost) {
      List<LayerBooks> layers = new ArrayList<>();
      Map<String, Integer> seen = new HashMap<>();
      for (PolicySpec policy : policies) {
        int number = seen.merge(policy.kind(), 1, Integer::sum);
        layers.add(chain.layer(number == 1 ? policy.kind() : policy.kind() + " " + number));
      }
      layers.add(chain.layer(innermost));
      return new Books(chain, layers);
    }
  }

  /**
   * Puts policies around a layer, with fresh state.
   *
   * @param policies outermost first
   * @param interest what the calls inside tell: what all layers around them want to hear
   * @param name of what is inside, unique at the gateway; the policies' streams of random numbers
   *     are named after it
   * @param books on the chain
   */
  public Layer around(
      Layer innermost, List<PolicySpec> policies, CallEvents interest, String name, Books books) {
    Layer layer = innermost.countIn(books.layers.get(policies.size()));
    for (int i = policies.size() - 1; i >= 0; i--) {
      Site site = new Site(flow, name + "/chain/" + i, interest, books.chain, mirror);
      layer = policies.get(i).around(layer, site).countIn(books.layers.get(i));
    }
    return layer;
  }

  /** What policies want to hear of the calls inside them before the answer. */
  public static CallEvents interest(List<PolicySpec> policies) {
    return policies.stream().map(PolicySpec::interest).reduce(CallEvents.NONE, CallEvents::and);
  }
}
