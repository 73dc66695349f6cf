package dev.stampede.scenarios.review;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.capacity.AutoscalerSpec;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.start.GivenUp;
import dev.stampede.models.start.StartsSpec;
import dev.stampede.models.tier.DependencySpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Rule;

/** What starts too slowly: for those who wait, or for its own time-out. */
final class SlowStarts implements Review.Check {
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public void check(Subject subject, Findings findings) {
    checkReplicas(subject, findings);
    checkQueues(subject, findings);
  }

  /** Replicas that come after everybody has gone help the next ones only. */
  private static void checkReplicas(Subject subject, Findings findings) {
    double longest = 0;
    for (UseCaseSpec useCase : subject.trial().useCases()) {
      Distribution patience = useCase.patience();
      double waits = patience == null ? Double.POSITIVE_INFINITY : patience.mean();
      double deadline = useCase.tolerance().deadlineNanos() / 1e9;
      longest = Math.max(longest, Math.min(waits, deadline));
    }
    for (ProviderSpec provider : subject.trial().providers()) {
      ScalingSpec scaling = provider.scaling();
      if (scaling == null || scaling.autoscaler() instanceof AutoscalerSpec.Schedule) {
        continue;
      }
      double lag = scaling.metricLagNanos() / 1e9;
      for (Distribution phase : scaling.start()) {
        lag += phase.mean();
      }
      if (lag > longest) {
        findings.add(
            Rule.LATE_AUTOSCALER,
            subject.place(provider, "autoscaler"),
            "a replica that a surge calls for serves after about %s, and nobody waits longer than %s"
                .formatted(Findings.seconds(lag), Findings.seconds(longest)),
            "keep room for what comes in that time, or scale by a schedule");
      }
    }
  }

  /**
   * When all machines of an engine start at once, as after a restart, the last of them are to be
   * through the queue before they give up: else it works for those who have.
   */
  private static void checkQueues(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      if (provider.sharedWith() == null) {
        EngineSpec engine = provider.engine();
        ScalingSpec scaling = provider.scaling();
        checkQueue(
            engine,
            scaling == null ? engine.rented() : engine.units() / scaling.unitsPerReplica(),
            provider.name(),
            subject.place(provider, "engine"),
            findings);
      }
      for (TierSpec tier : provider.admission().wayIn().tiers()) {
        EngineSpec engine = tier.engine();
        if (engine != null) {
          checkQueue(
              engine,
              engine.rented(),
              provider.name() + "." + tier.name(),
              subject.place(provider, "tiers", tier.name(), "engine"),
              findings);
        }
      }
    }
    for (DependencySpec asked : subject.trial().dependencies()) {
      checkQueue(
          asked.engine(),
          asked.engine().rented(),
          asked.name(),
          subject.effective().nearest("dependencies", asked.name(), "engine"),
          findings);
    }
  }

  private static void checkQueue(
      EngineSpec engine, int machines, String whose, Effective place, Findings findings) {
    StartsSpec starts = engine.starts();
    if (starts == null
        || starts.timeoutNanos() == StartsSpec.ENDLESS
        || starts.givenUp() == GivenUp.CANCELLED) {
      return;
    }
    double timeout = starts.timeoutNanos() / NANOS_PER_SECOND;
    double all = starts.secondsFor(machines);
    if (all > timeout) {
      findings.add(
          Rule.STARTS_OUTLAST_TIMEOUT,
          starts(place),
          "when all %d machines of %s start at once, the last is through the queue after %s, and gives up after %s: %s"
              .formatted(
                  machines,
                  whose,
                  Findings.seconds(all),
                  Findings.seconds(timeout),
                  all < 2 * timeout
                      ? "the queue works for some who have given up"
                      : "after the first %s none ever starts, as the queue works for those who have given up"
                          .formatted(Findings.number(Math.floor(timeout * starts.perSecond())))),
          "a timeout above %s, given_up: cancelled, or a faster queue; until then start fewer at a time"
              .formatted(Findings.seconds(all)));
    }
  }

  /** Returns where the queue is described, in an engine in short or in full. */
  private static Effective starts(Effective engine) {
    Effective said = engine.nearest("starts");
    for (Effective kind : engine.children()) {
      said = said == engine ? kind.nearest("starts") : said;
    }
    return said;
  }
}
