package dev.stampede.scenarios.language.demand;

import dev.stampede.models.demand.agent.BudgetSpec;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Key;
import dev.stampede.scenarios.read.MappingReader;
import dev.stampede.scenarios.read.Named;
import dev.stampede.scenarios.read.Shape;
import dev.stampede.scenarios.read.Type;
import dev.stampede.scenarios.read.ValueReader;
import java.util.ArrayList;
import java.util.List;

/** Reads what a session of agents may use: a number of tokens, or tokens and money. */
public final class SessionBudgetDecoder {

  private static final Type<Long> COUNT = Type.longCount(1, BudgetSpec.UNLIMITED - 1);
  private static final Key<Long> TOKENS =
      Key.absent("tokens", COUNT, "unlimited", "tokens of prompts and answers");
  private static final Key<Double> MONEY =
      Key.absent(
          "money",
          Type.MONEY,
          "unlimited",
          "what its calls cost, by the prices of those who serve them");
  private static final Form FORM =
      Form.of("budget of a session", "what a session may use", TOKENS, MONEY)
          .rule(Form.Count.AT_LEAST_ONE, TOKENS, MONEY);
  private static final Type<BudgetSpec> TYPE =
      Type.of(
          new Shape.Called("session budget", Shape.either(COUNT.shape(), new Shape.Keys(FORM))),
          SessionBudgetDecoder::read);

  static final Key<BudgetSpec> BUDGET =
      Key.absent(
          "budget",
          TYPE,
          "unlimited",
          "what a session may use, tokens of prompts and answers if it is a number; whoever has"
              + " used as much, fails");

  private SessionBudgetDecoder() {}

  private static BudgetSpec read(ValueReader value) {
    if (!value.isMapping()) {
      return new BudgetSpec(COUNT.read(value), BudgetSpec.NONE.money());
    }
    MappingReader in = value.mapping(FORM);
    if (!in.has(TOKENS) && !in.has(MONEY)) {
      in.error("needs tokens or money", "for example {tokens: 2M, money: 5 USD}");
    }
    long tokens = in.get(TOKENS, BudgetSpec.UNLIMITED);
    double money = in.get(MONEY, BudgetSpec.NONE.money());
    return in.build(() -> new BudgetSpec(tokens, money), BudgetSpec.NONE);
  }

  /**
   * Rejects budgets of money.
   *
   * @param demand a section without errors
   */
  public static void rejectMoney(ValueReader demand) {
    List<ValueReader> found = List.of(demand);
    for (String key : List.of("", WorkflowDecoder.WORKFLOW.name(), BUDGET.name(), MONEY.name())) {
      found = found.stream().flatMap(value -> below(value, key).stream()).toList();
    }
    found.forEach(
        money ->
            money.reject(
                "is about what calls cost, and none has a price",
                "say a price of providers, or leave it out"));
  }

  /** Returns what stands at a key, or at all keys if that is empty. */
  private static List<ValueReader> below(ValueReader value, String key) {
    List<ValueReader> found = new ArrayList<>();
    for (Named child : value.isMapping() ? value.children() : List.<Named>of()) {
      if (key.isEmpty() || child.key().isWord(key)) {
        found.add(child.value());
      }
    }
    return found;
  }
}
