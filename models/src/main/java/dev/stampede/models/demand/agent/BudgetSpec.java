package dev.stampede.models.demand.agent;

import dev.stampede.models.check.Require;
import dev.stampede.models.quota.Price;

/**
 * What a session may use; whoever has used as much of any of it fails.
 *
 * @param tokens of prompts and answers, positive; {@link #UNLIMITED}
 * @param money that its calls cost, in the scenario's currency, positive; infinite for any
 */
public record BudgetSpec(long tokens, double money) {

  /** Any number of tokens. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Anything. */
  public static final BudgetSpec NONE = new BudgetSpec(UNLIMITED, Double.POSITIVE_INFINITY);

  /** Rejects numbers that are not positive. */
  public BudgetSpec {
    Require.positive("tokens", tokens);
    Require.that(money > 0, "money", money, "be positive");
  }

  /** Whether it is a budget of money. */
  public boolean isOfMoney() {
    return money < Double.POSITIVE_INFINITY;
  }

  /** Whether so many tokens are all that there are. */
  boolean endsWith(long usedTokens) {
    return usedTokens >= tokens;
  }

  /** Whether so much money is all that there is, in billionths of the currency's unit. */
  boolean endsWithCost(long costNanos) {
    return costNanos >= money * Price.NANOS_PER_UNIT;
  }
}
