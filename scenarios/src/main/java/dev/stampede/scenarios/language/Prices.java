package dev.stampede.scenarios.language;

import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.cost.CostPart;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.Price;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of a scenario has a price above 0. */
final class Prices {
  /** Nobody knows: what has been read is not all. */
  static final Prices UNKNOWN = new Prices(List.of(), EnumSet.allOf(CostPart.class), true);

  private final List<UseCaseSpec> useCases;
  private final Set<CostPart> ofServing;

  private boolean ofCalls;

  private Prices(List<UseCaseSpec> useCases, Set<CostPart> ofServing, boolean ofCalls) {
    this.useCases = useCases;
    this.ofServing = ofServing;
    this.ofCalls = ofCalls;
  }

  Prices(
      List<UseCaseSpec> useCases,
      List<ProviderSpec> providers,
      List<ArchitectureSpec> architectures) {
    this(useCases, EnumSet.noneOf(CostPart.class), false);
    providers.forEach(this::addServer);
    architectures.stream().flatMap(ArchitectureSpec::ownServers).forEach(this::addServer);
    if (architectures.stream().anyMatch(architecture -> architecture.fixedPerHour() > 0)) {
      ofServing.add(CostPart.FIXED);
    }
  }

  private void addServer(ProviderSpec server) {
    if (!server.admission().price().equals(Price.FREE)) {
      ofServing.add(server.payment().calls());
      ofCalls = true;
    }
    if (server.payment().perHour() > 0) {
      ofServing.add(server.payment().capacity());
    }
    if (server.reservedPerHour() > 0) {
      ofServing.add(CostPart.RESERVED);
    }
  }

  /** Whether any call has a price, by its tokens or by itself. */
  boolean haveCalls() {
    return ofCalls;
  }

  /**
   * Whether any of some parts costs something.
   *
   * @param useCase name of the use case whose tickets and hours are looked at; empty for all that
   *     are ours
   */
  boolean haveAny(Set<CostPart> parts, String useCase) {
    return parts.stream().anyMatch(ofServing::contains)
        || useCases.stream()
            .filter(u -> useCase.isEmpty() ? u.isOurs() : u.name().equals(useCase))
            .anyMatch(
                u ->
                    (parts.contains(CostPart.TICKETS) && u.ticketCost() > 0)
                        || (parts.contains(CostPart.LOST_HOURS) && u.source().lostHourCost() > 0));
  }
}
