package dev.stampede.models.demand.agent;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.at;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.servers;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.models.Replications;
import dev.stampede.models.Sketch;
import dev.stampede.models.cost.Payment;
import dev.stampede.models.fault.Gray;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.AgentResult;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What sessions may spend. One comes after a second, of a turn of five steps with a call of a
 * second each, whose answers have one token.
 */
class BudgetTest {

  private static final EngineSpec SECOND = servers(10, always(1));

  private static BudgetSpec money(double most) {
    return new BudgetSpec(BudgetSpec.UNLIMITED, most);
  }

  private static Sketch sketch(BudgetSpec budget, Checkpoint checkpoint, ResumeSpec resume) {
    TurnSpec turn =
        new TurnSpec(
            Count.of(5),
            always(2),
            new ContextSpec(always(100), ContextSpec.UNLIMITED, 50),
            null,
            checkpoint,
            resume,
            null,
            TurnSpec.NO_DEADLINE,
            budget);
    AgentsSpec spec = new AgentsSpec(at(1), Count.of(1), always(0), turn, TurnSpec.NO_DEADLINE);
    return new Sketch().lasting(100, 0).useCase(Sketch.useCaseOf("agents", spec));
  }

  private static Sketch sketch(BudgetSpec budget) {
    return sketch(budget, Checkpoint.none(), new ResumeSpec(always(1), ResumeSpec.ALWAYS, null));
  }

  private static AgentResult agents(Sketch sketch) {
    return requireNonNull(Replications.first(sketch.run()).agents());
  }

  private static void failsAfter(int answers, Sketch sketch) {
    AgentResult agents = agents(sketch);
    assertThat(agents.turns()).isEqualTo(new AgentResult.Ended(1, 0, 0, 1));
    assertThat(agents.steps().answered()).isEqualTo(answers);
  }

  private static void finishes(Sketch sketch) {
    assertThat(agents(sketch).turns()).isEqualTo(new AgentResult.Ended(1, 1, 0, 0));
  }

  private static ProviderSpec provider(String name, double perCall) {
    return Sketch.simple(name, SECOND).with(Payment.BY_CALLS, perCall);
  }

  @Test
  void calls_useItUp() {
    failsAfter(3, sketch(money(0.75)).provider(provider("p", 0.25)));
    failsAfter(4, sketch(money(0.76)).provider(provider("p", 0.25)));
    finishes(sketch(money(1.25)).provider(provider("p", 0.25))); // which the last call makes
  }

  @Test
  void whereNothingCosts_itIsNeverUsedUp() {
    finishes(sketch(money(1e-9)).provider("p", SECOND));
  }

  @Test
  void whicheverIsUsedFirst_endsTheTurn() { // prompts of 1, 101, 201 tokens
    failsAfter(2, sketch(new BudgetSpec(104, 1)).provider(provider("p", 0.25)));
    failsAfter(4, sketch(new BudgetSpec(10_000, 1)).provider(provider("p", 0.25)));
  }

  /**
   * Tokens at 0.8, 0.1 if they are cached, 1 where they are added to the cache, and 0.9 of answers,
   * and calls at 0.5. With a cache the first costs 1 + 0.9 + 0.5, the second of 101 tokens 0.1 +
   * 100 + 1.4, and the third 10.1 + 100 + 1.4: 215.4 in all. Without it they cost 0.8 + 1.4, 80.8 +
   * 1.4 and 160.8 + 1.4.
   */
  @Test
  void eachKindOfToken_hasItsPrice() {
    Price price = new Price(8e5, 1e5, 9e5, 0.5, 1e6);
    PromptCacheSpec cache = new PromptCacheSpec(nanos(60), PromptCacheSpec.UNBOUNDED, 1, false);
    failsAfter(3, sketch(money(215.4)).provider(priced(price, cache)));
    failsAfter(4, sketch(money(215.5)).provider(priced(price, cache)));
    failsAfter(3, sketch(money(246.6)).provider(priced(price, null)));
    failsAfter(4, sketch(money(246.7)).provider(priced(price, null)));
  }

  private static ProviderSpec priced(Price price, @Nullable PromptCacheSpec cache) {
    AdmissionSpec admission =
        new AdmissionSpec(price, List.of(), WayInSpec.NONE, List.of(), null, cache);
    return new ProviderSpec("p", SECOND, QuotaSpec.NONE, 1, 0, 529, true, null, admission);
  }

  /** The first two calls are the first provider's, and what it refuses costs nothing. */
  @Test
  void whoServes_saysThePrice() {
    Sketch sketch =
        sketch(money(1.2))
            .provider(provider("p", 0.1))
            .provider(provider("q", 0.5))
            .fault("p", 6, 60, new Outage(500, 0))
            .architecture("a", List.of(), "p", "q");
    failsAfter(4, sketch);
  }

  /** Answers that are lost on the way are paid, and give nothing: the fourth loss is the last. */
  @Test
  void answersThatAreLost_useItUp() {
    Sketch sketch =
        sketch(money(1)).provider(provider("p", 0.25)).fault("p", 0, 90, new Gray(1, 1, true));
    failsAfter(0, sketch);
    assertThat(agents(sketch).steps().unanswered()).isEqualTo(4);
  }

  /** Serves calls to their end that are given up. */
  private static ProviderSpec slow() {
    EngineSpec engine = servers(9, always(3));
    return new ProviderSpec("p", engine, QuotaSpec.NONE, 1, 0, 529, false)
        .with(Payment.BY_CALLS, 1);
  }

  /** Nobody hears what a call costs that was given up. */
  @Test
  void callsThatAreGivenUp_doNotCount() {
    Sketch sketch =
        sketch(money(1.1))
            .provider(slow())
            .provider(provider("q", 0.25))
            .architecture("a", List.of(new TimeoutSpec(nanos(20))), "p", "q");
    failsAfter(2, sketch);
    Sketch givenUp =
        sketch(money(1.1))
            .provider(slow())
            .architecture("a", List.of(new TimeoutSpec(nanos(2))), "p");
    assertThat(agents(givenUp).turns().open()).isEqualTo(1);
  }

  @Test
  void nonsense_isRejected() {
    assertThatThrownBy(() -> new BudgetSpec(0, 1)).hasMessageStartingWith("tokens (");
    assertThatThrownBy(() -> new BudgetSpec(1, 0)).hasMessageStartingWith("money (");
    assertThatThrownBy(() -> new BudgetSpec(1, Double.NaN)).hasMessageStartingWith("money (");
  }
}
