package dev.stampede.scenarios.language.architecture;

import static dev.stampede.scenarios.read.Form.Count.EXACTLY_ONE;

import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.scenarios.read.Condition;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Names;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;

/** Reads {@code hedge}. */
final class HedgeDecoder implements PolicyDecoder {
  private static final Key<Long> DELAY =
      Key.open("delay", Type.TIME, "percentile is given", "without an answer after this time");
  private static final Key<Double> PERCENTILE =
      Key.open(
          "percentile",
          Type.SHARE,
          "delay is given",
          "or after the time within which so many calls end; at least 50%, below 100%");
  private static final Key<Long> AT_LEAST =
      Key.optional("at_least", Type.TIME, "1ms", "but not before this");
  private static final Key<Integer> MAX_ATTEMPTS =
      Key.optional(
          "max_attempts",
          Type.integer(2, HedgeSpec.MOST_ATTEMPTS),
          "2",
          "attempts in all, the first one included");
  private static final Key<Outcomes> NON_FATAL =
      Key.absent("non_fatal", Type.OUTCOMES, "none", "failures after which others go on");
  private static final Key<HedgeSpec.Commit> COMMIT =
      Key.optional(
          "commit", Type.words(HedgeSpec.Commit.class), "completion", "when the others are ended");

  private final Key<BudgetSpec> budget;
  private final Form form;

  HedgeDecoder(BudgetDecoder budgets) {
    budget = budgets.key();
    form =
        Form.of("hedge", "a second attempt beside a slow one", DELAY, PERCENTILE)
            .when(Condition.without(DELAY), AT_LEAST)
            .and(MAX_ATTEMPTS, NON_FATAL, budget, COMMIT)
            .rule(EXACTLY_ONE, DELAY, PERCENTILE);
  }

  Form form() {
    return form;
  }

  @Override
  public PolicySpec read(ValueReader value, Names providers) {
    MappingReader in = value.mapping(form);
    HedgeSpec.Trigger trigger = trigger(in);
    int maxAttempts = in.get(MAX_ATTEMPTS);
    Outcomes nonFatal = in.get(NON_FATAL, Outcomes.NONE);
    BudgetSpec bound = in.find(budget);
    HedgeSpec.Commit commit = in.get(COMMIT);
    return in.build(() -> new HedgeSpec(trigger, maxAttempts, nonFatal, bound, commit), STAND_IN);
  }

  private static HedgeSpec.Trigger trigger(MappingReader in) {
    if (in.has(DELAY) == in.has(PERCENTILE)) {
      in.error(
          "needs exactly one of delay, percentile", "for example {delay: 2s} or {percentile: 95%}");
      return new HedgeSpec.Delay(0);
    }
    if (in.has(DELAY)) {
      return new HedgeSpec.Delay(in.get(DELAY));
    }
    ValueReader percentile = in.value(PERCENTILE);
    double share = PERCENTILE.type().read(percentile);
    long least = in.get(AT_LEAST);
    if (!percentile.isFaulty() && (share < 0.5 || share >= 1)) {
      percentile.reject("must be at least 50% and below 100%", null);
    }
    return percentile.isFaulty()
        ? new HedgeSpec.Delay(least)
        : new HedgeSpec.Percentile(share, least);
  }
}
