package dev.stampede.scenarios.review;

import dev.stampede.experiments.forecast.ServiceTime;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.DelayControlSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.scenarios.text.Rule;

/**
 * Below the time from one departure to the next, a target for waits drops whoever is next in line.
 */
final class TargetBelowService implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      DelayControlSpec control = provider.engine().discipline().control();
      if (control == null) {
        continue;
      }
      double target = targetNanos(control) / 1e9;
      double between = Double.POSITIVE_INFINITY;
      for (UseCaseSpec useCase : subject.trial().useCases()) {
        ServiceTime time = ServiceTime.of(provider, useCase, Integer.MAX_VALUE);
        if (time != null) {
          between = Math.min(between, time.quantile(0.5) / provider.engine().units());
        }
      }
      if (Double.isFinite(between) && target < between) {
        EngineSpec engine = provider.engine();
        findings.add(
            Rule.TARGET_BELOW_SERVICE,
            subject.place(provider, "engine"),
            "a wait of %s counts as a standing queue, and with %d served at a time a place is free every %s at best"
                .formatted(Findings.seconds(target), engine.units(), Findings.seconds(between)),
            "a target of some of these times, and an interval of a few service times");
      }
    }
  }

  private static long targetNanos(DelayControlSpec control) {
    if (control instanceof DelayControlSpec.CoDel codel) {
      return codel.targetNanos();
    }
    return control instanceof DelayControlSpec.LeastDelay least
        ? least.targetNanos()
        : ((DelayControlSpec.StandingQueue) control).targetNanos();
  }
}
