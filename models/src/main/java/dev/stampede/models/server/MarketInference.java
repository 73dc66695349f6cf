package dev.stampede.models.server;

import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.MarketBatch;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.market.Volumes;
import java.util.function.Predicate;

/** Replicas of a model in whose batches our calls are among those of a market. */
final class MarketInference extends InferenceServer implements SharedCapacity {

  private final MarketBatch market;

  MarketInference(EngineSite site, BatchingSpec spec, MarketSpec market) {
    this(site, spec, new MarketBatch(site.process(), market, spec));
  }

  private MarketInference(EngineSite site, BatchingSpec spec, MarketBatch market) {
    super(site, spec, market);
    this.market = market;
  }

  @Override
  public void cut(Users users) {
    market.lose(users.share());
    super.cut(users);
    showLeaving();
  }

  @Override
  public void cut(Predicate<Call> calls) {
    super.cut(calls);
    showLeaving();
  }

  @Override
  public void inflow(double perSecond) {
    market.inflow(perSecond);
    showLeaving();
  }

  @Override
  public double inside() {
    return market.inside();
  }

  @Override
  public double inLine() {
    return market.inLine();
  }

  @Override
  public Volumes volumes() {
    return market.volumes();
  }

  @Override
  public boolean isFull() {
    return market.isFull();
  }

  @Override
  public SharedCapacity shared() {
    return this;
  }
}
