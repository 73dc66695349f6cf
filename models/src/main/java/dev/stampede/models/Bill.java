package dev.stampede.models;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.cost.Cost;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.cost.TrialCost;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderResult;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.UseCaseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a trial cost. What is used, calls and pieces of work, is paid for all work that counts,
 * whenever it was done; what is there by the hour, for the part of the run that counts, by every
 * architecture that can call it. Work of others is theirs to pay.
 */
final class Bill {

  private final TrialSpec spec;

  /** By name, those that serve our work. */
  private final SortedMap<String, ArchitectureSpec> ours = new TreeMap<>();

  /** Names of the providers that none of them can call. */
  private final Set<String> notCalled = new HashSet<>();

  Bill(TrialSpec spec, ArchitectureSpec compared) {
    this.spec = spec;
    ours.put(compared.name(), compared);
    for (UseCaseSpec useCase : spec.useCases()) {
      if (useCase.isOurs() && useCase.servedBy() != null) {
        ours.put(useCase.servedBy(), spec.architecture(useCase.servedBy()));
      }
    }
    spec.providers().forEach(provider -> notCalled.add(provider.name()));
    ours.values().forEach(architecture -> notCalled.removeAll(architecture.providers()));
  }

  /**
   * Adds it up.
   *
   * @param useCases in the scenario's order
   * @param servers providers, then the desks and the batch of the architecture
   * @param others desks and batches of other architectures that serve our work
   */
  TrialCost of(
      List<UseCaseResult> useCases, List<ProviderResult> servers, List<ProviderResult> others) {
    List<Cost> ofUseCases = new ArrayList<>();
    Cost whole =
        Cost.ofTime(
            CostPart.FIXED,
            ours.values().stream().mapToDouble(ArchitectureSpec::fixedPerHour).sum(),
            (double) spec.horizon().countedNanos());
    for (int i = 0; i < useCases.size(); i++) {
      UseCaseSpec useCase = spec.useCases().get(i);
      double pieces = (double) useCases.get(i).outcomes().count(Outcome::isTicket);
      Cost tickets = Cost.of(CostPart.TICKETS, useCase.ticketCost() * pieces);
      Cost tokens = Cost.NONE;
      for (ProviderResult server : servers) {
        tokens = tokens.plus(server.admission().spending().of(i));
      }
      ofUseCases.add(tickets.plus(Cost.of(CostPart.TOKENS, tokens.of(CostPart.TOKENS))));
      whole = useCase.isOurs() ? whole.plus(tickets) : whole;
    }
    List<Cost> ofServers = servers.stream().map(this::ofServer).toList();
    for (Cost cost : ofServers) {
      whole = whole.plus(cost);
    }
    for (ProviderResult other : others) {
      whole = whole.plus(ofServer(other));
    }
    return new TrialCost(ofUseCases, ofServers, whole);
  }

  /** What a server costs us: the calls for our work, and its rent if we can call it at all. */
  private Cost ofServer(ProviderResult server) {
    Cost cost = notCalled.contains(server.name()) ? Cost.NONE : server.rent();
    for (int i = 0; i < spec.useCases().size(); i++) {
      cost =
          spec.useCases().get(i).isOurs() ? cost.plus(server.admission().spending().of(i)) : cost;
    }
    return cost;
  }
}
