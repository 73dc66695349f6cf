package dev.stampede.experiments.trial;

import dev.stampede.experiments.plan.ScenarioText;
import dev.stampede.models.TrialSpec;

/**
 * Makes what can be run of a scenario's text, where its trials are run. Whoever has read the
 * scenario already hands out what it has; who runs a plan elsewhere reads it there.
 */
@FunctionalInterface
public interface TrialSpecs {

  /** Returns the trials of a scenario; called once for each variant of a plan. */
  TrialSpec of(ScenarioText scenario);
}
