package dev.stampede.scenarios.language;

import dev.stampede.scenarios.language.architecture.BudgetDecoder;
import dev.stampede.scenarios.language.architecture.LimitDecoder;
import dev.stampede.scenarios.language.architecture.Policies;
import dev.stampede.scenarios.language.architecture.PolicyDecoder;
import dev.stampede.scenarios.language.architecture.RungDecoder;
import dev.stampede.scenarios.language.architecture.Rungs;
import dev.stampede.scenarios.language.demand.ArrivalDecoder;
import dev.stampede.scenarios.language.provider.AutoscalerDecoder;
import dev.stampede.scenarios.language.provider.EffectDecoder;
import dev.stampede.scenarios.language.provider.EngineDecoder;
import dev.stampede.scenarios.language.provider.EngineKind;
import dev.stampede.scenarios.read.Form;
import dev.stampede.scenarios.read.Kinds;

/**
 * The kinds that the language knows. Another kind is one more line in the table of its sort; what
 * reads, checks, completes or describes scenarios goes by these tables.
 *
 * @param arrivals processes by which work arrives
 * @param engines what serves behind a provider's door
 * @param autoscalers what changes a provider's capacity
 * @param effects what faults and incidents do
 * @param policies what a chain may have
 * @param rungs what a ladder may have
 */
public record Language(
    Kinds<ArrivalDecoder.Reading> arrivals,
    Kinds<EngineKind> engines,
    Kinds<AutoscalerDecoder.Scaler> autoscalers,
    Kinds<EffectDecoder.Reading> effects,
    Kinds<PolicyDecoder> policies,
    Kinds<RungDecoder> rungs) {

  /** Returns the language of this version. */
  public static Language standard() {
    Kinds<PolicyDecoder> policies = Policies.kinds(BudgetDecoder.KINDS, LimitDecoder.KINDS);
    return new Language(
        ArrivalDecoder.PROCESSES,
        EngineDecoder.KINDS,
        AutoscalerDecoder.KINDS,
        EffectDecoder.KINDS,
        policies,
        Rungs.kinds(policies));
  }

  /** Returns this language with other policies, which chains inside of rungs have as well. */
  public Language with(Kinds<PolicyDecoder> others) {
    return new Language(arrivals, engines, autoscalers, effects, others, Rungs.kinds(others));
  }

  /** The keys of a scenario. */
  public Form form() {
    return Sections.form(this);
  }
}
