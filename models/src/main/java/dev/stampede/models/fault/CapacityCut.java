package dev.stampede.models.fault;

import dev.stampede.models.check.Require;

/**
 * Only a part of the capacity is there. Calls in service on the rest are served to their end, as
 * when machines are taken out for maintenance.
 *
 * @param share what is left, in [0, 1]
 */
public record CapacityCut(double share) implements CapacityEffect {

  /** Rejects a share outside [0, 1]. */
  public CapacityCut {
    Require.share("capacity", share);
  }

  @Override
  public String kind() {
    return "capacity";
  }

  @Override
  public void begin(Struck provider) {
    provider.capacity(share);
  }

  @Override
  public double mostLeft() {
    return share;
  }

  @Override
  public boolean concernsEngine() {
    return true;
  }

  @Override
  public boolean concernsServers() {
    return true;
  }
}
