package dev.stampede.models.attribution;

/** The books on one chain; layers are listed in the order in which their books are opened. */
public final class ChainBooks {

  private final GatewayBooks gateway;
  private final String chain;
  private final FaultWindows faults;

  ChainBooks(GatewayBooks gateway, String chain, FaultWindows faults) {
    this.gateway = gateway;
    this.chain = chain;
    this.faults = faults;
  }

  /**
   * Opens the books on a layer.
   *
   * @param layer its kind, unique in the chain
   */
  public LayerBooks layer(String layer) {
    return gateway.layer(chain, layer);
  }

  /** Opens the books on a guard of a kind. */
  public GuardBooks guard(String guard) {
    return gateway.guard(chain, guard, faults);
  }
}
