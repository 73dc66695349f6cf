package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.models.demand.ArrivalSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.provider.FaultSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.resilience.BackoffSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.RetryAfterSpec;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Scenarios at random with something of everything, and more load than they can take. */
final class RoughScenario {

  private static final PolicySpec NO_WAIT_RETRY =
      new PolicySpec.Retry(
          3,
          new BackoffSpec(0, 1, 0, new BackoffSpec.Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          PolicySpec.Retry.WORTH_RETRYING);

  private RoughScenario() {}

  /** A scenario with something of everything, and more load than it can take. */
  static Sketch of(SplittableRandom random, ArrivalSpec batchArrivals) {
    Sketch sketch = new Sketch().lasting(120, 0).intervals(7);
    double rate = random.nextDouble(1, 20);
    UseCaseSpec chat =
        new UseCaseSpec(
            "chat",
            "us",
            poisson(rate),
            new RequestSpec(exponential(50), exponential(20), 60, random.nextBoolean()),
            new ToleranceSpec(nanos(4), nanos(2), 0.6, nanos(10)),
            random.nextBoolean() ? exponential(5) : null,
            random.nextInt(10),
            1,
            null);
    UseCaseSpec batch =
        new UseCaseSpec(
            "batch",
            "them",
            batchArrivals,
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            random.nextBoolean() ? always(3) : null,
            random.nextInt(10),
            0,
            random.nextBoolean() ? "other" : null);
    var discipline = pick(random, Discipline.FIFO, Discipline.LIFO, Discipline.PRIORITY);
    long minute = random.nextBoolean() ? QuotaSpec.UNLIMITED : random.nextLong(60, 600);
    QuotaSpec quota =
        new QuotaSpec(
            minute,
            random.nextBoolean() ? QuotaSpec.UNLIMITED : random.nextLong(600, 60_000),
            random.nextBoolean() ? QuotaSpec.UNLIMITED : random.nextLong(600, 60_000),
            pick(random, OutputCharge.METERED, OutputCharge.RESERVED),
            nanos(random.nextDouble(1, 60)));
    sketch
        .useCase(chat)
        .useCase(batch)
        .provider(
            new ProviderSpec(
                "north",
                servers(
                    random.nextInt(1, 8),
                    exponential(0.5),
                    random.nextInt(30),
                    discipline,
                    random.nextBoolean() ? exponential(2) : null),
                quota,
                1,
                random.nextBoolean() ? 0 : nanos(0.03),
                529,
                random.nextBoolean()))
        .provider(
            new ProviderSpec(
                "south",
                new EngineSpec.Sharing(
                    random.nextDouble(0.5, 4), exponential(0.5), random.nextInt(1, 30)),
                QuotaSpec.NONE,
                0.8,
                nanos(0.01),
                503,
                random.nextBoolean()))
        .provider(
            new ProviderSpec(
                "west",
                new EngineSpec.Tokens(
                    random.nextInt(1, 6), exponential(0.3), always(40), 5, discipline),
                quota,
                0.5,
                nanos(0.02),
                503,
                random.nextBoolean()));
    for (String provider : List.of("north", "south", "west")) {
      double at = random.nextDouble(100);
      sketch.fault(provider, at, 10, new FaultSpec.Outage(529, nanos(0.1)));
      sketch.fault(provider, random.nextDouble(100), 20, new FaultSpec.Slow(3));
      sketch.fault(provider, random.nextDouble(100), 30, new FaultSpec.Brownout(0.4, 500, 0));
    }
    PolicySpec retry =
        new PolicySpec.Retry(
            random.nextInt(4),
            new BackoffSpec(nanos(0.2), 2, nanos(2), new BackoffSpec.Jitter.Full(), false),
            RetryAfterSpec.UP_TO_A_MINUTE,
            PolicySpec.Retry.WORTH_RETRYING);
    List<PolicySpec> chain =
        new ArrayList<>(
            List.of(
                retry,
                new PolicySpec.Timeout(nanos(random.nextDouble(0.5, 6))),
                PolicySpec.CircuitBreaker.DEFAULT,
                new PolicySpec.ConcurrencyLimit(random.nextInt(1, 20)),
                new PolicySpec.Timeout(nanos(random.nextDouble(0.5, 6)))));
    for (int i = chain.size() - 1; i > 0; i--) { // any order
      Collections.swap(chain, i, random.nextInt(i + 1));
    }
    return sketch
        .architecture(
            "compared",
            chain,
            Stream.of("north", "south", "west").map(Sketch::rung).toList(),
            random.nextInt(1, 5))
        .architecture("other", List.of(NO_WAIT_RETRY), "west", "south");
  }

  static TrialSpec of(int seed) {
    return of(new SplittableRandom(seed), poisson(2)).spec();
  }

  @SafeVarargs
  private static <T> T pick(SplittableRandom random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
