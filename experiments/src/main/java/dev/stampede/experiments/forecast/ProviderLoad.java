package dev.stampede.experiments.forecast;

import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.FirstChoice;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.EngineSpec.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes to providers before any retry: the calls that use cases send to their first choice,
 * and those of markets.
 *
 * @param trial what is simulated
 */
public record ProviderLoad(TrialSpec trial) {

  /** Returns what comes to a provider under an architecture. */
  public List<Offered> offered(ProviderSpec provider, ArchitectureSpec compared) {
    List<Offered> offered = new ArrayList<>();
    for (UseCaseSpec useCase : trial.useCases()) {
      ArchitectureSpec serving = serving(useCase, compared);
      double share = FirstChoice.share(serving.ladder(), provider.name());
      if (share > 0) {
        Shape shape = shape(provider, useCase, serving.ladder());
        offered.add(
            new Offered(
                useCase.source().expected().times(share),
                provider.engine().meanSeconds(shape),
                shape));
      }
    }
    MarketSpec market = provider.market();
    if (market != null) {
      Calls calls = market.calls();
      Shape shape =
          new Shape(
              calls.promptTokens(), calls.computedTokens(), Math.max(1, calls.outputTokens()));
      offered.add(new Offered(market.demand(), provider.engine().meanSeconds(shape), shape));
    }
    return offered;
  }

  /** Returns what serves a use case where an architecture serves those that name none. */
  ArchitectureSpec serving(UseCaseSpec useCase, ArchitectureSpec compared) {
    return trial.architectures().stream()
        .filter(architecture -> architecture.name().equals(useCase.servedBy()))
        .findFirst()
        .orElse(compared);
  }

  /** Returns what comes to the engine of a provider, through all doors, under an architecture. */
  public List<Offered> offeredToEngine(ProviderSpec owner, ArchitectureSpec compared) {
    return trial.doorsOf(owner).stream().flatMap(door -> offered(door, compared).stream()).toList();
  }

  /** Returns the most tokens that the first rung of a provider lets an answer have. */
  private static int tokenLimit(String provider, List<RungSpec> ladder) {
    return ladder.stream()
        .flatMap(RungSpec::withInner)
        .filter(ProviderRungSpec.class::isInstance)
        .map(ProviderRungSpec.class::cast)
        .filter(call -> call.name().equals(provider))
        .findFirst()
        .map(ProviderRungSpec::maxTokens)
        .orElse(Integer.MAX_VALUE);
  }

  /** Returns the mean lengths of a use case's calls to a provider. */
  static Shape shape(ProviderSpec provider, UseCaseSpec useCase, List<RungSpec> ladder) {
    double most = tokenLimit(provider.name(), ladder);
    double output = Math.max(1, Math.min(useCase.meanOutputTokens(), most));
    double prompt = useCase.meanInputTokens();
    double computed = prompt * (1 - Math.min(1, useCase.request().cachedInput().mean()));
    return new Shape(prompt, computed, output);
  }
}
