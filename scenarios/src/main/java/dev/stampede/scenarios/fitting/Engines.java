package dev.stampede.scenarios.fitting;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.batching.BatchingSpec;
import dev.stampede.models.batching.BatchingSpec.Detail;
import dev.stampede.models.batching.Inference;
import dev.stampede.models.batching.Occupancy;
import dev.stampede.models.batching.ReplicaSpec;
import dev.stampede.models.batching.Routing;

/** Builds one engine that is followed step by step, without a provider around it. */
final class Engines {

  private Engines() {}

  static Inference stepping(
      ReplicaSpec replica, LogicalProcess process, Inference.Listener listener) {
    Occupancy unwatched =
        new Occupancy(process, new Gauge(Horizon.ENDLESS), new Gauge(Horizon.ENDLESS), 1);
    return new BatchingSpec(
            Detail.STEPS, replica, 1, Integer.MAX_VALUE, false, Routing.POOLED, null)
        .build(process, listener, unwatched);
  }
}
