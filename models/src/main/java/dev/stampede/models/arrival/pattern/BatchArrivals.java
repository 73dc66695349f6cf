package dev.stampede.models.arrival.pattern;

import dev.stampede.engine.random.RandomStream;
import dev.stampede.models.arrival.ArrivalProcess;

/** Arrivals of several at once. */
final class BatchArrivals implements ArrivalProcess {

  private final ArrivalProcess batches;
  private final Batches spec;
  private final RandomStream random;
  private long time;
  private int left;

  BatchArrivals(ArrivalProcess batches, Batches spec, RandomStream random) {
    this.batches = batches;
    this.spec = spec;
    this.random = random;
  }

  @Override
  public long next() {
    if (left == 0) {
      time = batches.next();
      left = spec.sizeAt(random.nextUniform());
    }
    left--;
    return time;
  }
}
