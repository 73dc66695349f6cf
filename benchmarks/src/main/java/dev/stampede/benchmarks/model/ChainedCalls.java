package dev.stampede.benchmarks.model;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Intervals;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.Drain;
import dev.stampede.models.Trial;
import dev.stampede.models.TrialResult;
import dev.stampede.models.TrialSpec;
import dev.stampede.models.architecture.ArchitectureSpec;
import dev.stampede.models.architecture.ProviderRungSpec;
import dev.stampede.models.architecture.RungSpec;
import dev.stampede.models.arrival.RatedSpec;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.provider.AdmissionSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.Price;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.breaker.CircuitBreakerSpec;
import dev.stampede.models.resilience.budget.BudgetSpec;
import dev.stampede.models.resilience.limit.ConcurrencyLimitSpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.throttle.ThrottleSpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.tier.TierSpec;
import dev.stampede.models.tier.WayInSpec;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Requests through a chain to a provider that has room for all of them and fails none: what the
 * policies cost that have nothing to do.
 */
public final class ChainedCalls {

  /** Requests that arrive on average. */
  public static final int REQUESTS = 200_000;

  private static final long SECOND = 1_000_000_000;
  private static final int SECONDS = 20;
  private static final int AT_A_TIME = 1_000_000;
  private static final long SEED = 1;

  private static final List<PolicySpec> FIVE =
      List.of(
          new RetrySpec(
              2,
              new BackoffSpec(SECOND / 2, 2, 8 * SECOND, new BackoffSpec.Jitter.Full(), false),
              RetryAfterSpec.UP_TO_A_MINUTE,
              RetrySpec.WORTH_RETRYING,
              new BudgetSpec.Finagle(10 * SECOND, 10, 0.2)),
          new ThrottleSpec.Admission(0.95, 1, 0, 0.8, 30 * SECOND, RetrySpec.WORTH_RETRYING),
          CircuitBreakerSpec.DEFAULT,
          new ConcurrencyLimitSpec(AT_A_TIME),
          new TimeoutSpec(60 * SECOND));

  private static final ServersSpec SERVERS =
      new ServersSpec(AT_A_TIME, new Distribution.Exponential(0.01), 0, Discipline.FIFO, null);

  private final Trial trial;

  /**
   * Makes a trial.
   *
   * @param policies the number of them: 0 or 5
   * @param tiers on the way in to the provider, at least 0
   * @param servers whether each tier has some
   */
  public ChainedCalls(int policies, int tiers, boolean servers) {
    trial = new Trial(spec(FIVE.subList(0, policies), tiers, servers), 0, SEED, 0);
  }

  private static TierSpec tier(int number, boolean servers) {
    return new TierSpec(
        "tier-" + number,
        TierSpec.ALL,
        servers ? SERVERS : null,
        AT_A_TIME,
        503,
        TierSpec.ENDLESS,
        504,
        List.of());
  }

  private static TrialSpec spec(List<PolicySpec> chain, int tiers, boolean servers) {
    WayInSpec wayIn =
        new WayInSpec(IntStream.range(0, tiers).mapToObj(i -> tier(i, servers)).toList(), null);
    UseCaseSpec work =
        new UseCaseSpec(
            "work",
            UseCaseSpec.OURSELVES,
            new PopulationSpec(RatedSpec.poisson((double) REQUESTS / SECONDS, List.of())),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            null,
            0,
            0,
            null);
    ProviderSpec pool =
        new ProviderSpec(
            "pool",
            new ServersSpec(AT_A_TIME, new Distribution.Exponential(0.1), 0, Discipline.FIFO, null),
            QuotaSpec.NONE,
            1,
            0,
            503,
            true,
            null,
            new AdmissionSpec(Price.FREE, List.of(), wayIn, List.of()));
    return new TrialSpec(
        Horizon.of(Intervals.covering(SECONDS * SECOND, SECOND), 0),
        Drain.NONE,
        List.of(),
        List.of(work),
        List.of(pool),
        FaultPlan.NONE,
        List.of(
            new ArchitectureSpec(
                "chained", chain, List.of(new ProviderRungSpec("pool", RungSpec.ANY, false)), 1)));
  }

  /** Runs the trial on one thread; once. */
  public void run() {
    trial.run(1);
  }

  /**
   * Closes the books, which checks that they balance, and checks that the policies had nothing to
   * do: as many requests as demanded (1 % is four standard deviations), one attempt for each that
   * ended, and no failure.
   *
   * @throws IllegalStateException if it was otherwise
   */
  public void check() {
    TrialResult result = trial.result();
    UseCaseResult work = result.useCases().get(0);
    long offered = work.outcomes().offered();
    if (Math.abs((double) offered / REQUESTS - 1) > 0.01
        || work.attempts() != offered
        || work.answers() < 0.98 * offered) {
      throw new IllegalStateException(
          "%d requests, %d attempts, %d answers"
              .formatted(offered, work.attempts(), work.answers()));
    }
  }
}
