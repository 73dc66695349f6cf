package dev.stampede.experiments.forecast;

import dev.stampede.experiments.scenario.RunSize;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import java.util.List;

/** Tells how large a run will be. */
public final class SizeForecast {

  /**
   * Bytes that a piece of work holds which waits in a queue, behind a chain without policies: 744
   * by a histogram of the heap (JDK 17, compressed pointers, 2026-11-29).
   */
  private static final double BYTES_WAITING = 700;

  private SizeForecast() {}

  /** Returns the size of a trial's replication. */
  public static RunSize of(ProviderLoad load) {
    TrialSpec trial = load.trial();
    double arrivals = 0;
    for (UseCaseSpec useCase : trial.useCases()) {
      arrivals += useCase.source().expected().expected(0, trial.durationNanos());
    }
    double bytes = 0;
    for (ArchitectureSpec architecture : trial.architectures()) {
      bytes = Math.max(bytes, BYTES_WAITING * leastWaiting(architecture, load));
    }
    return new RunSize(arrivals * trial.architectures().size(), bytes);
  }

  /** How much work has to wait where nothing but the engine ever takes it out of its queue. */
  private static double leastWaiting(ArchitectureSpec architecture, ProviderLoad load) {
    List<RungSpec> ladder = architecture.ladder();
    boolean patient = load.trial().useCases().stream().allMatch(u -> u.patience() == null);
    if (!architecture.chain().isEmpty()
        || !patient
        || ladder.size() != 1
        || !(ladder.get(0) instanceof ProviderRungSpec rung)) {
      return 0;
    }
    return load.trial().providers().stream()
        .filter(provider -> provider.name().equals(rung.name()) && keepsAll(provider))
        .filter(provider -> load.trial().faults().effectsOn(provider.name()).isEmpty())
        .mapToDouble(
            provider ->
                Backlog.of(
                        provider.engine(),
                        load.offered(provider, architecture),
                        load.trial().durationNanos())
                    .calls())
        .max()
        .orElse(0);
  }

  private static boolean keepsAll(ProviderSpec provider) {
    return provider.engine().isUnlimited()
        && provider.scaling() == null
        && provider.market() == null
        && provider.quota().equals(QuotaSpec.NONE)
        && provider.admission().equals(AdmissionSpec.PLAIN);
  }
}
