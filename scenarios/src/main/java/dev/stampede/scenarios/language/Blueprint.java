package dev.stampede.scenarios.language;

import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.experiments.scenario.Scenario;

/**
 * A scenario without errors as it was read, before anybody has judged it.
 *
 * @param load what comes to its providers before any retry
 */
public record Blueprint(Scenario scenario, ProviderLoad load) {}
