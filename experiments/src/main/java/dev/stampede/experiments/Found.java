package dev.stampede.experiments;

import dev.stampede.experiments.conclude.Conclusions;
import dev.stampede.experiments.conclude.TallyFold;
import dev.stampede.reports.result.Experiment;
import dev.stampede.reports.result.sequential.Stopping;
import java.util.Optional;

/**
 * What the trials of a plan have shown.
 *
 * @param fold of all variants
 * @param conclusions about the first one
 * @param stopping why there are as many replications as there are; empty where that was given
 */
record Found(TallyFold fold, Conclusions conclusions, Optional<Stopping> stopping) {

  /** Returns an experiment that says why it stopped. */
  Experiment stopped(Experiment experiment) {
    return stopping.map(experiment::stoppedBy).orElse(experiment);
  }
}
