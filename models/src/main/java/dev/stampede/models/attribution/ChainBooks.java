package dev.stampede.models.attribution;

import dev.stampede.models.fault.FaultSpec;
import java.util.List;

/** The books on one chain; layers are listed in the order in which their books are opened. */
public final class ChainBooks {

  private final GatewayBooks gateway;
  private final String chain;
  private final String path;
  private final FaultWindows faults;

  ChainBooks(GatewayBooks gateway, String chain, String path, FaultWindows faults) {
    this.gateway = gateway;
    this.chain = chain;
    this.path = path;
    this.faults = faults;
  }

  /**
   * Opens the books on a chain inside this one.
   *
   * @param name unique inside this one
   */
  public ChainBooks inner(String name, List<FaultSpec> faultsInside) {
    return gateway.chain(chain + "/" + name, path + name + "/", faultsInside);
  }

  /**
   * Opens the books on a layer.
   *
   * @param layer its kind, unique in the chain
   */
  public LayerBooks layer(String layer) {
    return gateway.layer(chain, path, layer);
  }

  /** Opens the books on a guard of a kind. */
  public GuardBooks guard(String guard) {
    return gateway.guard(chain, guard, faults);
  }
}
