package dev.stampede.models.demand;

import dev.stampede.models.work.LatencyLimit;
import java.util.List;

/**
 * A use case among the others of a trial.
 *
 * @param number its own, from 0 on
 * @param tenant number of its tenant, from 0 on
 * @param limits that are about it
 */
public record UseCase(UseCaseSpec spec, int number, int tenant, List<LatencyLimit> limits) {

  /** Copies the list. */
  public UseCase {
    limits = List.copyOf(limits);
  }
}
