package dev.stampede.experiments.compare;

import dev.stampede.experiments.conclude.Evidence;
import dev.stampede.experiments.tally.Sample;

/**
 * An architecture of a scenario.
 *
 * @param name by which the answer calls it
 * @param scenario its number in the batch
 * @param evidence of the scenario, as differences need it
 * @param architecture its number in the scenario
 * @param bound whether it cannot be the best
 * @param baseline number of the contender that it is compared with; -1 for none
 */
record Contender(
    String name, int scenario, Evidence evidence, int architecture, boolean bound, int baseline) {

  /** There is none that it is compared with. */
  static final int NO_BASELINE = -1;

  boolean hasBaseline() {
    return baseline != NO_BASELINE;
  }

  Sample sample(String useCase) {
    return evidence.sample(useCase, architecture);
  }
}
