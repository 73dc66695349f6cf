package dev.stampede.models.cost;

import java.io.Serializable;
import java.util.List;

/**
 * What one trial cost, in the scenario's currency.
 *
 * @param useCases for each use case its tickets and its calls, in the scenario's order
 * @param servers for each provider, then the desks and the batch of the architecture, what it costs
 *     us
 * @param whole all that is paid for our own use cases together
 */
public record TrialCost(List<Cost> useCases, List<Cost> servers, Cost whole)
    implements Serializable {

  /** Copies the lists. */
  public TrialCost {
    useCases = List.copyOf(useCases);
    servers = List.copyOf(servers);
  }
}
