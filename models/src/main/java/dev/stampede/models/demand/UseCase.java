package dev.stampede.models.demand;

import dev.stampede.models.work.LatencyLimit;
import java.util.List;

/**
 * A use case among the others of a trial.
 *
 * @param number its own, from 0 on
 * @param tenants numbers of its tenants in the trial, from 0 on, in the order of their names
 * @param limits that are about it
 */
public record UseCase(
    UseCaseSpec spec, int number, List<Integer> tenants, List<LatencyLimit> limits) {

  /** Copies the lists. */
  public UseCase {
    tenants = List.copyOf(tenants);
    limits = List.copyOf(limits);
  }

  /**
   * Returns the number in the trial of the tenant whose a piece of work is.
   *
   * @param matter key of the work when it was born
   */
  public int tenantOf(long matter) {
    return tenants.get(spec.tenants().ownerOf(matter));
  }
}
