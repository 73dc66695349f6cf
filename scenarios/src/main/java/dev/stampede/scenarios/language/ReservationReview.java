package dev.stampede.scenarios.language;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.quota.TokenBucket;
import java.util.List;

/** Warns of quotas that reserve more output for a request than they ever hold. */
final class ReservationReview {
  private final TrialSpec trial;

  ReservationReview(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * Warns at the quotas.
   *
   * @param root the scenario that the trial was read from
   */
  void warn(MappingReader root) {
    MappingReader section = root.required("providers").mapping();
    for (ProviderSpec provider : trial.providers()) {
      QuotaSpec quota = provider.quota();
      if (quota.outputCharge() != OutputCharge.RESERVED
          || quota.outputTokensPerMinute() == QuotaSpec.UNLIMITED) {
        continue;
      }
      double held =
          (double) quota.outputTokensPerMinute() * quota.burstNanos() / TokenBucket.MINUTE_NANOS;
      List<String> refused =
          trial.useCases().stream()
              .filter(useCase -> useCase.request().maxTokens() > held)
              .map(UseCaseSpec::name)
              .toList();
      if (!refused.isEmpty()) {
        ValueReader value = section.required(provider.name()).mapping().required("quota");
        value.warning(
            "%s holds at most %d output tokens, and refuses every request of %s, which reserves"
                    .formatted(value.path(), Math.round(held), String.join(", ", refused))
                + " its max_tokens",
            "give them a smaller max_tokens");
      }
    }
  }
}
