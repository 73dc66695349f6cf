package dev.stampede.models.people;

import dev.stampede.engine.random.Distribution;
import dev.stampede.models.check.Require;
import dev.stampede.models.provider.EngineSpec;
import dev.stampede.models.provider.ProviderSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.quota.QuotaSpec;
import org.jspecify.annotations.Nullable;

/**
 * A desk of people who can do the work.
 *
 * @param agents people at work, positive
 * @param handle seconds that one of them takes for a piece of work
 * @param queueLimit pieces of work that may wait, at least 0
 * @param patience after how many seconds in the queue the owner gives up; null for never
 * @param quality of the work, in [0, 1]
 * @param networkNanos time until work reaches the desk, and again until its end is known; where it
 *     is 0 the replicas of the gateway before the desk are always executed together
 */
public record HumanDeskSpec(
    int agents,
    Distribution handle,
    int queueLimit,
    @Nullable Distribution patience,
    double quality,
    long networkNanos) {

  /** Rejects numbers out of range. */
  public HumanDeskSpec {
    Require.positive("agents", agents);
    Require.notNegative("max_queue", queueLimit);
    Require.share("quality", quality);
    Require.notNegative("network", networkNanos);
  }

  /**
   * Returns the desk as a provider: its agents are servers, and its queue and books are those of
   * any other.
   */
  public ProviderSpec asProvider(String name) {
    EngineSpec engine =
        new EngineSpec.Servers(agents, handle, queueLimit, Discipline.FIFO, patience);
    return new ProviderSpec(name, engine, QuotaSpec.NONE, quality, networkNanos, 503, true);
  }
}
