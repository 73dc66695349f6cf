package dev.stampede.scenarios.language;

import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.experiments.scenario.Scenario;
import dev.stampede.scenarios.language.uncertain.Uncertain;
import java.util.List;

/**
 * A scenario without errors as it was read, before anybody has judged it.
 *
 * @param load what comes to its providers before any retry
 * @param uncertain its values that are not known exactly
 */
public record Blueprint(Scenario scenario, ProviderLoad load, List<Uncertain> uncertain) {

  /** Copies the list. */
  public Blueprint {
    uncertain = List.copyOf(uncertain);
  }
}
