package dev.stampede.scenarios.language.architecture;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.StatusWords;
import dev.stampede.scenarios.read.ValueReader;

/** Reads {@code hedge}. */
final class HedgeDecoder {
  private static final PolicySpec STAND_IN = new TimeoutSpec(1);

  private HedgeDecoder() {}

  static PolicySpec read(ValueReader value) {
    MappingReader in = value.mapping();
    HedgeSpec.Trigger trigger = trigger(in);
    int maxAttempts = in.optional("max_attempts", "2").integer(2, HedgeSpec.MOST_ATTEMPTS);
    Outcomes nonFatal =
        in.has("non_fatal", "none") ? StatusWords.on(in.optional("non_fatal")) : Outcomes.NONE;
    BudgetSpec budget = in.has("budget", "none") ? BudgetDecoder.read(in.optional("budget")) : null;
    HedgeSpec.Commit commit = in.optional("commit", "completion").choice(HedgeSpec.Commit.class);
    return in.build(() -> new HedgeSpec(trigger, maxAttempts, nonFatal, budget, commit), STAND_IN);
  }

  private static HedgeSpec.Trigger trigger(MappingReader in) {
    if (in.has("delay") == in.has("percentile")) {
      in.error(
          "needs exactly one of delay, percentile", "for example {delay: 2s} or {percentile: 95%}");
      in.optional("at_least");
      return new HedgeSpec.Delay(0);
    }
    if (in.has("delay")) {
      return new HedgeSpec.Delay(in.optional("delay").nanos());
    }
    ValueReader percentile = in.optional("percentile");
    double share = percentile.share();
    long least = in.optional("at_least", "1ms").nanos();
    if (!percentile.isFaulty() && (share < 0.5 || share >= 1)) {
      percentile.reject("must be at least 50% and below 100%", null);
    }
    return percentile.isFaulty()
        ? new HedgeSpec.Delay(least)
        : new HedgeSpec.Percentile(share, least);
  }
}
