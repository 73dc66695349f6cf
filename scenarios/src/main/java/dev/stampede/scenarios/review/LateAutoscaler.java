package dev.stampede.scenarios.review;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.capacity.AutoscalerSpec;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.text.Rule;

/** Replicas that come after everybody has gone help the next ones only. */
final class LateAutoscaler implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
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
}
