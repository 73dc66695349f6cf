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
import dev.stampede.models.arrival.Surge;
import dev.stampede.models.demand.UseCaseSpec;
import dev.stampede.models.demand.open.PopulationSpec;
import dev.stampede.models.fault.FaultPlan;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import dev.stampede.models.resilience.PolicySpec;
import dev.stampede.models.resilience.retry.BackoffSpec;
import dev.stampede.models.resilience.retry.RetryAfterSpec;
import dev.stampede.models.resilience.retry.RetrySpec;
import dev.stampede.models.resilience.timeout.TimeoutSpec;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.work.Outcome;
import dev.stampede.models.work.RequestSpec;
import dev.stampede.models.work.ToleranceSpec;
import dev.stampede.models.work.UseCaseResult;
import java.util.List;

/**
 * A retry storm through the models, with all their statistics: 10 000 servers at 80 % of their
 * capacity, first come first served, a mean service of 1 s, a timeout of 3 s on each of up to 4
 * attempts, no back-off, and nobody takes work back that was given up. Demand doubles for 7 s, and
 * from then on retries alone keep the servers busy with work that nobody waits for (N. Bronson et
 * al., "Metastable failures in distributed systems", HotOS 2021).
 */
public final class RetryStorm {

  /** Requests that arrive on average. */
  public static final int REQUESTS = 216_000;

  private static final int SERVERS = 10_000;
  private static final long SECOND = 1_000_000_000;
  private static final long SPIKE_AT_SECONDS = 3;
  private static final long SPIKE_SECONDS = 7;
  private static final int SECONDS = 20;
  private static final long SEED = 1;

  private final Trial trial = new Trial(spec(), 0, SEED, 0);

  private static TrialSpec spec() {
    Surge spike = new Surge(SPIKE_AT_SECONDS * SECOND, 2, 0, SPIKE_SECONDS * SECOND, 0);
    UseCaseSpec work =
        new UseCaseSpec(
            "work",
            UseCaseSpec.OURSELVES,
            new PopulationSpec(RatedSpec.poisson(0.8 * SERVERS, List.of(spike))),
            RequestSpec.UNIT,
            ToleranceSpec.ANYTHING,
            null,
            0,
            0,
            null);
    ProviderSpec pool =
        new ProviderSpec(
            "pool",
            new ServersSpec(
                SERVERS,
                new Distribution.Exponential(1),
                EngineSpec.UNBOUNDED,
                Discipline.FIFO,
                null),
            QuotaSpec.NONE,
            1,
            0,
            503,
            false);
    PolicySpec retry =
        new RetrySpec(
            3,
            new BackoffSpec(0, 1, 0, new BackoffSpec.Jitter.None(), false),
            RetryAfterSpec.IGNORED,
            RetrySpec.WORTH_RETRYING);
    ArchitectureSpec retries =
        new ArchitectureSpec(
            "retries",
            List.of(retry, new TimeoutSpec(3 * SECOND)),
            List.of(new ProviderRungSpec("pool", RungSpec.ANY, false)),
            1);
    return new TrialSpec(
        Horizon.of(Intervals.covering(SECONDS * SECOND, SECOND), 0),
        Drain.NONE,
        List.of(),
        List.of(work),
        List.of(pool),
        FaultPlan.NONE,
        List.of(retries));
  }

  /** Runs the storm on one thread; once. */
  public void run() {
    trial.run(1);
  }

  /**
   * Closes the books, which checks that they balance, and checks that what was measured is a storm:
   * as many requests as demanded (1 % is four standard deviations), hardly one of the first lost
   * (their last attempts fall into the spike), and nothing answered that arrives just after it.
   *
   * @throws IllegalStateException if it was none
   */
  public void check() {
    TrialResult result = trial.result();
    UseCaseResult work = result.useCases().get(0);
    long offered = work.outcomes().offered();
    if (Math.abs((double) offered / REQUESTS - 1) > 0.01) {
      throw new IllegalStateException("%d requests, not about %d".formatted(offered, REQUESTS));
    }
    int after = (int) (SPIKE_AT_SECONDS + SPIKE_SECONDS);
    long failedBefore = work.outcomes().byInterval(Outcome.FAILED).at(0);
    long answeredAfter = work.outcomes().byInterval(Outcome.FULL).at(after);
    if (failedBefore > 0.01 * SERVERS || answeredAfter > 0) {
      throw new IllegalStateException(
          "%d of the first second failed, and %d of the second after the spike were answered"
              .formatted(failedBefore, answeredAfter));
    }
  }
}
