package dev.stampede.scenarios.language;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.demand.agent.AgentsSpec;
import dev.stampede.models.demand.agent.BudgetSpec;
import dev.stampede.models.demand.agent.ContextSpec;
import dev.stampede.models.demand.agent.DrawnCourse;
import dev.stampede.models.demand.agent.ToolFailuresSpec;
import dev.stampede.models.demand.agent.TurnSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario may say of what agents do, beside how many steps there are. */
class WorkflowLanguageTest {

  private static Reading reading(String workflow, String price) {
    return Reading.of(
        Reading.smallWith("")
            .replace("arrivals: {rate: 1/s}", "arrivals: {rate: 1/s}, workflow: " + workflow)
            .replace("north: {", "north: {%s".formatted(price)));
  }

  private static TurnSpec turn(String workflow) {
    return ((AgentsSpec)
            reading(workflow, "price: {call: 0.1 USD}, ")
                .scenario()
                .trial()
                .useCases()
                .get(0)
                .source())
        .turn();
  }

  @Test
  void budgets_areOfTokens_OrMoney_OrBoth() {
    double any = Double.POSITIVE_INFINITY;
    assertThat(turn("{steps: 2}").budget()).isEqualTo(BudgetSpec.NONE);
    assertThat(turn("{steps: 2, budget: 2M}").budget()).isEqualTo(new BudgetSpec(2_000_000, any));
    assertThat(turn("{steps: 2, budget: {tokens: 2M}}").budget())
        .isEqualTo(new BudgetSpec(2_000_000, any));
    assertThat(turn("{steps: 2, budget: {money: 5 USD}}").budget())
        .isEqualTo(new BudgetSpec(BudgetSpec.UNLIMITED, 5));
    assertThat(turn("{steps: 2, budget: {tokens: 9k, money: 0.05 USD}}").budget())
        .isEqualTo(new BudgetSpec(9000, 0.05));
  }

  private static DrawnCourse course(String workflow) {
    return (DrawnCourse) turn(workflow).course();
  }

  @Test
  void compaction_mayTakeACall() {
    ContextSpec context =
        course("{steps: 2, context: {grows: 9, limit: 200k, summary: 4k}}").context();
    assertThat(context)
        .isEqualTo(
            new ContextSpec(
                new Distribution.Constant(9), 200_000, 20_000, new Distribution.Constant(4_000)));
    assertThat(requireNonNull(course("{steps: 2, context: {grows: 9}}").context()).summary())
        .isNull();
  }

  @Test
  void tools_mayFail() {
    assertThat(course("{steps: 2}").toolFailures()).isNull();
    assertThat(course("{steps: 2, tool_failures: {share: 3%}}").toolFailures())
        .isEqualTo(new ToolFailuresSpec(0.03, false));
    assertThat(course("{steps: 2, tool_failures: {share: 3%, then: step}}").toolFailures())
        .isEqualTo(new ToolFailuresSpec(0.03, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "budget: {} | demand.chat.workflow.budget: needs tokens or money",
        "budget: 0 | budget (0) must be from 1 to",
        "budget: {money: 0 USD} | money (0 USD) must be positive",
        "budget: {money: 5} | budget.money (5) ",
        "budget: {money: 5 EUR} | but line",
        "budget: {mony: 5 USD} | unknown key 'mony'",
        "context: {grows: 9, limit: 200k, compacted_to: 3k, summary: 4k} | summary (4k) must be at most compacted_to",
        "tool_failures: {share: 100%} | share (100%) must be at least 0% and below 100%",
        "tool_failures: {then: step} | missing key 'share'",
        "tool_failures: {share: 1%, then: never} | then (never) is not one of the choices",
      })
  void nonsense_isRefused(String said, String complaint) {
    Reading read = reading("{steps: 2, %s}".formatted(said.strip()), "price: {call: 0.1 USD}, ");
    assertThat(read.isAccepted()).isFalse();
    assertThat(read.rendered()).contains(complaint.strip());
  }

  @Test
  void budgetOfMoney_needsCallsThatHaveAPrice() {
    String workflow = "{steps: 2, budget: {money: 5 USD}}";
    for (String price : new String[] {"", "price: {replica: 2 USD/h}, "}) {
      Reading read = reading(workflow, price);
      assertThat(read.isAccepted()).isFalse();
      assertThat(read.rendered())
          .contains(
              "demand.chat.workflow.budget.money (5 USD) is about what calls cost, and none has a"
                  + " price",
              "help: say a price of providers");
    }
    assertThat(reading("{steps: 2, budget: 2M}", "").isAccepted()).isTrue();
  }
}
