package dev.stampede.experiments.fit;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.Occupancy;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;

/** Builds engines that are followed step by step, without a provider around them. */
final class Engines {

  private Engines() {}

  static Inference stepping(
      ReplicaSpec replica, int replicas, LogicalProcess process, Inference.Listener listener) {
    Occupancy unwatched =
        new Occupancy(process, new Gauge(Horizon.ENDLESS), new Gauge(Horizon.ENDLESS), 1);
    Routing routing =
        replicas == 1 ? Routing.POOLED : new Routing(Routing.Policy.LEAST_LOADED, 0, 1);
    return new BatchingSpec(
            Detail.STEPS, replica, replicas, Integer.MAX_VALUE, false, routing, null)
        .build(process, listener, unwatched);
  }
}
