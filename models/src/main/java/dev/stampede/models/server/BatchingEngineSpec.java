package dev.stampede.models.server;

import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.work.Status;
import java.util.Set;

/**
 * Replicas of a model that infer with continuous batching.
 *
 * @param batching what they are like
 */
public record BatchingEngineSpec(BatchingSpec batching) implements EngineSpec {

  @Override
  public int units() {
    return batching.replicas();
  }

  @Override
  public boolean takesMarket() {
    return batching.takesMarket();
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public Discipline discipline() {
    return Discipline.FIFO;
  }

  @Override
  public boolean hasQueue() {
    return true;
  }

  @Override
  public int rented() {
    return batching.replicas();
  }

  @Override
  public double capacity() {
    return batching.replicas();
  }

  /** How many there is room for depends on their lengths. */
  @Override
  public double room() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean isUnlimited() {
    return batching.queueLimit() == UNBOUNDED && batching.disaggregation() == null;
  }

  @Override
  public Set<Status> ends() {
    boolean anyFits = batching.replica().kvCapacityTokens() == ReplicaSpec.UNBOUNDED_TOKENS;
    return anyFits && batching.queueLimit() == UNBOUNDED ? Set.of() : Set.of(Status.OVERLOADED);
  }

  @Override
  public double meanSeconds(Shape shape) {
    return batching
        .replica()
        .fluidSeconds(shape.promptTokens(), shape.computedTokens(), shape.outputTokens());
  }

  @Override
  public double idleSeconds(Shape shape, double u, double v) {
    return batching
        .replica()
        .idleSeconds(shape.promptTokens(), shape.computedTokens(), shape.outputTokens());
  }

  @Override
  public boolean looksAtPrompts() {
    return true;
  }

  @Override
  public boolean looksAtAnswers() {
    return true;
  }

  @Override
  public Engine open(EngineSite site) {
    return site.market() == null
        ? new InferenceServer(site, batching)
        : new MarketInference(site, batching, site.market());
  }
}
