package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.ValueReader;
import dev.stampede.scenarios.text.Rule;
import java.util.List;

/** Warns of quotas that reserve more output for a request than they ever hold. */
public final class ReservationReview {
  private final TrialSpec trial;

  public ReservationReview(TrialSpec trial) {
    this.trial = trial;
  }

  /**
   * Warns at the quotas.
   *
   * @param root the scenario that the trial was read from
   */
  public void warn(MappingReader root) {
    MappingReader section = root.required("providers").mapping();
    for (ProviderSpec provider : trial.providers()) {
      for (LimitSpec limit : provider.quota().all()) {
        if (reservesOutput(limit)) {
          warn(limit, section.required(provider.name()).mapping().required("quota"));
        }
      }
    }
  }

  private static boolean reservesOutput(LimitSpec limit) {
    return limit.reserve() == Reserve.MAX_TOKENS
        && (limit.meter() == Meter.OUTPUT_TOKENS || limit.meter() == Meter.TOTAL_TOKENS);
  }

  private void warn(LimitSpec limit, ValueReader value) {
    long held = limit.limiter().largest();
    String tokens = limit.meter() == Meter.OUTPUT_TOKENS ? "output tokens" : "tokens";
    List<String> refused =
        trial.useCases().stream()
            .filter(useCase -> useCase.request().maxTokens() > held)
            .map(UseCaseSpec::name)
            .toList();
    if (!refused.isEmpty()) {
      value.finding(
          Rule.RESERVATION_ABOVE_QUOTA,
          "%s holds at most %d %s, and refuses every request of %s, which reserves"
                  .formatted(value.path(), held, tokens, String.join(", ", refused))
              + " its max_tokens",
          "give them a smaller max_tokens");
    }
  }
}
