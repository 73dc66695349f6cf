package dev.stampede.models;

import static dev.stampede.models.Sketch.always;
import static dev.stampede.models.Sketch.exponential;
import static dev.stampede.models.Sketch.nanos;
import static dev.stampede.models.Sketch.poisson;
import static dev.stampede.models.Sketch.servers;

import dev.stampede.models.architecture.GatewayRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.ArrivalSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.Brownout;
import dev.stampede.models.fault.Outage;
import dev.stampede.models.fault.Slow;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.provider.QueueTimeoutSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.LimitSpec;
import dev.stampede.models.quota.LimiterSpec;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.quota.QuotaSpec.OutputCharge;
import dev.stampede.models.quota.RefusalSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.BackoffSpec.Jitter;
import dev.stampede.models.resilience.retry.HedgeSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetryEndSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.shadow.ShadowSpec;
import dev.stampede.models.resilience.throttle.AdaptiveRateSpec;
import dev.stampede.models.resilience.throttle.RateLimitSpec;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.resilience.timeout.DeadlineSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.resilience.timeout.TimeoutsSpec;
import dev.stampede.models.server.SharingSpec;
import dev.stampede.models.server.SlowdownSpec;
import dev.stampede.models.server.TokensSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.Outcomes;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.Status;
import dev.stampede.models.work.ToleranceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Scenarios at random with something of everything, and more load than they can take. */
final class RoughScenario {

  private static final PolicySpec NO_WAIT_RETRY =
      new RetrySpec(
          3,
          new BackoffSpec(0, 1, 0, new Jitter.None(), false),
          RetryAfterSpec.IGNORED,
          RetrySpec.WORTH_RETRYING);

  /** Two of these are in every chain. */
  private static final PolicySpec[] POLICIES = {
    new DeadlineSpec(nanos(8), nanos(0.5)),
    new HedgeSpec(new HedgeSpec.Delay(nanos(0.3)), 3, Outcomes.of(Status.ERROR, Status.CUT), null),
    new HedgeSpec(
        new HedgeSpec.Percentile(0.8, 0),
        2,
        RetrySpec.WORTH_RETRYING,
        new BudgetSpec.Finagle(nanos(10), 1, 0.2)),
    new HedgeSpec(
        new HedgeSpec.Delay(nanos(0.2)),
        3,
        Outcomes.of(Status.ERROR),
        new BudgetSpec.Envoy(0.2, 2),
        HedgeSpec.Commit.FIRST_TOKEN),
    new TimeoutsSpec(nanos(5), nanos(0.1), nanos(1), nanos(0.06)),
    new TimeoutsSpec(TimeoutsSpec.NONE, nanos(0.5), TimeoutsSpec.NONE, nanos(0.03)),
    new ShadowSpec("west", 0.3, nanos(2)),
    new RateLimitSpec(5, nanos(1), 10, nanos(2), RateLimitSpec.Algorithm.TOKEN_BUCKET),
    new RateLimitSpec(5, nanos(1), 1, nanos(2), RateLimitSpec.Algorithm.FIXED_WINDOW),
    new AdaptiveRateSpec(50),
    new ThrottleSpec.Adaptive(1.5, nanos(20), RetrySpec.WORTH_RETRYING),
    new ThrottleSpec.Admission(0.9, 1.5, 0.1, 0.8, nanos(10), RetrySpec.WORTH_RETRYING),
    new RetrySpec(
        2,
        new BackoffSpec(nanos(0.1), nanos(0.1), 2, nanos(1), new Jitter.Full(), false, true),
        new RetryAfterSpec(
            RetryAfterSpec.Use.REPLACE,
            nanos(5),
            RetryAfterSpec.Beyond.STOP,
            new Jitter.None(),
            RetryAfterSpec.UNBOUNDED,
            Outcomes.ofCodes(429, 429),
            nanos(8),
            true,
            true),
        RetrySpec.WORTH_RETRYING,
        new BudgetSpec.Envoy(0.5, 2),
        new RetryEndSpec(
            List.of(new RetryEndSpec.Bound(Outcomes.ofCodes(500, 500), 1)), true, true)),
    budgeted(new BudgetSpec.Envoy(0.2, 1)),
    budgeted(new BudgetSpec.Grpc(10, 0.1)),
    budgeted(BudgetSpec.Aws.SINCE_2026)
  };

  private RoughScenario() {}

  private static PolicySpec budgeted(BudgetSpec budget) {
    return new RetrySpec(
        2,
        new BackoffSpec(nanos(0.1), 2, nanos(1), new Jitter.Full(), false),
        new RetryAfterSpec(
            RetryAfterSpec.Use.FLOOR,
            nanos(5),
            RetryAfterSpec.Beyond.BACKOFF,
            new Jitter.Stretch(0.5),
            nanos(3)),
        RetrySpec.WORTH_RETRYING,
        budget);
  }

  /** A scenario with something of everything, and more load than it can take. */
  static Sketch of(SplittableRandom random, ArrivalSpec batchArrivals) {
    Sketch sketch = new Sketch().lasting(120, 0).intervals(7);
    double rate = random.nextDouble(1, 20);
    UseCaseSpec chat =
        new UseCaseSpec(
            "chat",
            "us",
            new PopulationSpec(poisson(rate)),
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
            new PopulationSpec(batchArrivals),
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
                new SharingSpec(random.nextDouble(0.5, 4), exponential(0.5), random.nextInt(1, 30)),
                QuotaSpec.NONE,
                0.8,
                nanos(0.01),
                503,
                random.nextBoolean()))
        .provider(
            new ProviderSpec(
                "west",
                new TokensSpec(
                    random.nextInt(1, 6),
                    exponential(0.3),
                    always(40),
                    5,
                    discipline,
                    new SlowdownSpec(2, 0.5)),
                new QuotaSpec(
                    List.of(
                        new LimitSpec(
                            "shaped",
                            LimitSpec.Meter.REQUESTS,
                            new LimiterSpec.Rate(
                                LimiterSpec.Algorithm.LEAKY_BUCKET_QUEUE,
                                300,
                                nanos(60),
                                nanos(2),
                                0),
                            LimitSpec.Reserve.NONE,
                            true,
                            true,
                            1,
                            1,
                            false,
                            RefusalSpec.RATE_LIMITED)),
                    List.of()),
                0.5,
                nanos(0.02),
                503,
                random.nextBoolean(),
                null,
                new AdmissionSpec(
                    Price.FREE,
                    List.of(),
                    WayInSpec.of(TierSpec.frontDoor(2, always(0.01), 50, 503)),
                    List.of(),
                    new QueueTimeoutSpec(nanos(1), 503, nanos(0.5)))));
    for (String provider : List.of("north", "south", "west")) {
      double at = random.nextDouble(100);
      sketch.fault(provider, at, 10, new Outage(529, nanos(0.1)));
      sketch.fault(provider, random.nextDouble(100), 20, new Slow(3));
      sketch.fault(provider, random.nextDouble(100), 30, new Brownout(0.4, 500, 0));
    }
    PolicySpec retry =
        new RetrySpec(
            random.nextInt(4),
            new BackoffSpec(nanos(0.2), 2, nanos(2), new Jitter.Full(), false),
            RetryAfterSpec.UP_TO_A_MINUTE,
            RetrySpec.WORTH_RETRYING);
    List<PolicySpec> chain =
        new ArrayList<>(
            List.of(
                retry,
                new TimeoutSpec(nanos(random.nextDouble(0.5, 6))),
                CircuitBreakerSpec.DEFAULT,
                new ConcurrencyLimitSpec(random.nextInt(1, 20)),
                new TimeoutSpec(nanos(random.nextDouble(0.5, 6)))));
    chain.add(pick(random, POLICIES));
    chain.add(pick(random, POLICIES));
    for (int i = chain.size() - 1; i > 0; i--) { // any order
      Collections.swap(chain, i, random.nextInt(i + 1));
    }
    int replicas = random.nextInt(1, 5);
    List<RungSpec> rungs = Stream.of("north", "south", "west").map(Sketch::rung).toList();
    if (random.nextInt(3) == 0) { // the first two behind a gateway, which the chain goes around
      List<PolicySpec> inner = List.of(NO_WAIT_RETRY, pick(random, POLICIES));
      RungSpec gateway =
          new GatewayRungSpec(inner, rungs.subList(0, 2), RungSpec.ANY, random.nextBoolean());
      rungs = List.of(gateway, rungs.get(2));
    }
    return sketch
        .architecture("compared", chain, rungs, replicas)
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
