package dev.stampede.models;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.demand.ArrivalSpec.Surge;
import dev.stampede.models.demand.RateProfile;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.provider.ProviderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Random scenarios with timeouts, cancellations, patience, quotas and faults, and a market on each
 * provider that can have one. A run checks its own books, ours and the markets'.
 */
class RoughMarketTest {

  private static TrialSpec withMarkets(TrialSpec spec, SplittableRandom random) {
    List<String> names =
        spec.providers().stream()
            .filter(provider -> provider.engine().takesMarket())
            .map(ProviderSpec::name)
            .toList();
    List<ProviderSpec> providers = new ArrayList<>();
    for (ProviderSpec provider : spec.providers()) {
      providers.add(
          names.contains(provider.name())
              ? provider.with(market(provider.name(), names, random))
              : provider);
    }
    return new TrialSpec(
        spec.durationNanos(),
        spec.warmupNanos(),
        spec.intervals(),
        spec.useCases(),
        providers,
        spec.faults(),
        spec.architectures());
  }

  private static MarketSpec market(String of, List<String> names, SplittableRandom random) {
    List<Destination> to =
        names.stream().filter(n -> !n.equals(of)).map(n -> new Destination(n, 0.4)).toList();
    Surge surge = new Surge(nanos(random.nextDouble(100)), 3, nanos(5), nanos(10), nanos(5));
    return new MarketSpec(
        new RateProfile(random.nextDouble(30), List.of(surge)),
        20,
        random.nextDouble(0.5),
        random.nextBoolean()
            ? null
            : new FailOver(to, random.nextDouble(0.1, 1), nanos(3), exponential(3), exponential(5)),
        random.nextBoolean() ? null : new Retrial(0.7, 2),
        nanos(random.nextDouble(0.05, 2)));
  }

  @Test
  void books_balance_andBitsDoNotDependOnWorkers() {
    for (int seed = 0; seed < 60; seed++) {
      TrialSpec spec = withMarkets(RoughScenario.of(seed), new SplittableRandom(seed));
      TrialResult one = run(spec, 1);
      TrialResult two = run(spec, 2);

      assertThat(two.digest()).as("seed %d", seed).isEqualTo(one.digest());
      for (int i = 0; i < spec.providers().size(); i++) {
        assertThat(two.providers().get(i).market()).isEqualTo(one.providers().get(i).market());
        assertThat(one.providers().get(i).utilization()).isBetween(0.0, 1.2);
      }
    }
  }

  private static TrialResult run(TrialSpec spec, int workers) {
    try (Trial trial = new Trial(spec, 0, 1, 0)) {
      assertThat(trial.run(workers)).isTrue();
      return trial.result();
    }
  }
}
