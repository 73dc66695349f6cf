package dev.stampede.scenarios.review;

import dev.stampede.experiments.forecast.ProviderLoad;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.scenarios.read.Effective;
import java.util.ArrayList;
import java.util.List;

/**
 * What is judged.
 *
 * @param effective where each value stands
 * @param load what comes to its providers
 */
public record Subject(TrialSpec trial, Effective effective, ProviderLoad load) {

  /** The architectures, with what surrounds them. */
  public List<Design> designs() {
    List<Design> designs = new ArrayList<>();
    for (ArchitectureSpec spec : trial.architectures()) {
      designs.add(new Design(trial, spec, effective.nearest("architectures", spec.name())));
    }
    return designs;
  }

  /** Returns where a use case, or a key of it, stands. */
  Effective place(UseCaseSpec useCase, String... keys) {
    return effective.nearest("demand", useCase.name()).nearest(keys);
  }

  /** Returns where a provider, or a key of it, stands. */
  Effective place(ProviderSpec provider, String... keys) {
    return effective.nearest("providers", provider.name()).nearest(keys);
  }
}
