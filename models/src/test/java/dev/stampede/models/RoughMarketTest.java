package dev.stampede.models;

import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.models.arrival.CurveDemand;
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;
import dev.stampede.models.batching.StepCost;
import dev.stampede.models.capacity.AutoscalerSpec.Schedule;
import dev.stampede.models.capacity.AutoscalerSpec.Step;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.MarketSpec.Calls;
import dev.stampede.models.market.MarketSpec.Destination;
import dev.stampede.models.market.MarketSpec.FailOver;
import dev.stampede.models.market.MarketSpec.Retrial;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.server.BatchingEngineSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.TokensSpec;
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
    List<ProviderSpec> rough =
        spec.providers().stream().map(provider -> another(provider, random)).toList();
    List<String> names =
        rough.stream()
            .filter(provider -> provider.engine().takesMarket())
            .map(ProviderSpec::name)
            .toList();
    List<ProviderSpec> providers = new ArrayList<>();
    for (ProviderSpec provider : rough) {
      providers.add(
          names.contains(provider.name())
              ? provider.with(market(provider.name(), names, random))
              : provider);
    }
    return new TrialSpec(
        spec.horizon(),
        spec.drain(),
        spec.limits(),
        spec.useCases(),
        providers,
        spec.faults(),
        spec.architectures());
  }

  /** Some of the servers grow and shrink, and some of the tokens come from batches. */
  private static ProviderSpec another(ProviderSpec provider, SplittableRandom random) {
    EngineSpec engine = provider.engine();
    if (engine instanceof TokensSpec && random.nextBoolean()) {
      int sequences = random.nextInt(1, 20);
      double alpha = random.nextDouble(0.002, 0.05);
      ReplicaSpec each =
          new ReplicaSpec(
              StepCost.dense(alpha, 1e-4, random.nextDouble(1e-5), 1e-4, 1e-7),
              sequences,
              sequences + random.nextInt(200),
              random.nextLong(100, 3000),
              random.nextBoolean() ? 0 : nanos(0.1));
      int replicas = random.nextInt(1, 6);
      int limit = random.nextInt(30);
      engine =
          new BatchingEngineSpec(
              new BatchingSpec(Detail.LEAPS, each, replicas, limit, false, Routing.POOLED, null));
    }
    boolean scales = engine instanceof BatchingEngineSpec || random.nextBoolean();
    Schedule schedule =
        new Schedule(
            List.of(
                new Step(nanos(20), random.nextInt(6)), new Step(nanos(60), random.nextInt(6))));
    return new ProviderSpec(
        provider.name(),
        engine,
        provider.quota(),
        provider.quality(),
        provider.network().leastNanos(),
        provider.fullStatus(),
        provider.cancelStopsWork(),
        scales ? new ScalingSpec(schedule, 1, 0, List.of(exponential(5))) : null,
        AdmissionSpec.PLAIN);
  }

  private static MarketSpec market(String of, List<String> names, SplittableRandom random) {
    List<Destination> to =
        names.stream().filter(n -> !n.equals(of)).map(n -> new Destination(n, 0.4)).toList();
    Surge surge = new Surge(nanos(random.nextDouble(100)), 3, nanos(5), nanos(10), nanos(5));
    return new MarketSpec(
            CurveDemand.of(random.nextDouble(30), List.of(surge)),
            new Calls(30, 20, 20, 15),
            random.nextDouble(0.5),
            random.nextBoolean()
                ? null
                : new FailOver(
                    to, random.nextDouble(0.1, 1), nanos(3), exponential(3), exponential(5)),
            random.nextBoolean() ? null : new Retrial(0.7, 2),
            nanos(random.nextDouble(0.05, 2)))
        .withPriority(random.nextInt(10));
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
