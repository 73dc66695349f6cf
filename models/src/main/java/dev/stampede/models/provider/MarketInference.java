package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.MarketBatch;
import dev.stampede.models.market.Basin;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.Volumes;

/** Replicas of a model in whose batches our calls are among those of a market. */
final class MarketInference extends InferenceServer implements Basin {

  private final MarketBatch market;

  MarketInference(
      LogicalProcess process, Listener listener, BatchingSpec spec, MarketSpec market, Load load) {
    this(process, listener, spec, load, new MarketBatch(process, market, spec));
  }

  private MarketInference(
      LogicalProcess process, Listener listener, BatchingSpec spec, Load load, MarketBatch market) {
    super(process, listener, spec, LineSpec.ENDLESS, load, market);
    this.market = market;
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
  public Volumes volumes() {
    return market.volumes();
  }

  @Override
  public boolean isFull() {
    return market.isFull();
  }
}
