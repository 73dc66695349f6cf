package dev.stampede.scenarios.review;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimitSpec.Meter;
import dev.stampede.models.quota.LimitSpec.Reserve;
import dev.stampede.scenarios.read.Effective;
import dev.stampede.scenarios.text.Rule;
import java.util.List;

/** Warns of quotas that reserve more output for a request than they ever hold. */
final class ReservationReview implements Review.Check {

  @Override
  public void check(Subject subject, Findings findings) {
    for (ProviderSpec provider : subject.trial().providers()) {
      for (LimitSpec limit : provider.quota().all()) {
        if (reservesOutput(limit)) {
          check(limit, subject.place(provider, "quota").written(), subject.trial(), findings);
        }
      }
    }
  }

  private static boolean reservesOutput(LimitSpec limit) {
    return limit.reserve() == Reserve.MAX_TOKENS
        && (limit.meter() == Meter.OUTPUT_TOKENS || limit.meter() == Meter.TOTAL_TOKENS);
  }

  private static void check(LimitSpec limit, Effective place, TrialSpec trial, Findings findings) {
    long held = limit.limiter().largest();
    String tokens = limit.meter() == Meter.OUTPUT_TOKENS ? "output tokens" : "tokens";
    List<String> refused =
        trial.useCases().stream()
            .filter(useCase -> useCase.request().maxTokens() > held)
            .map(UseCaseSpec::name)
            .toList();
    if (!refused.isEmpty()) {
      findings.addAtValue(
          Rule.RESERVATION_ABOVE_QUOTA,
          place,
          "%s holds at most %d %s, and refuses every request of %s, which reserves"
                  .formatted(place.path(), held, tokens, String.join(", ", refused))
              + " its max_tokens",
          "give them a smaller max_tokens");
    }
  }
}
