package dev.stampede.models.demand;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.ArrivalSpec;
import java.util.function.LongConsumer;

/**
 * When what a use case is made of arrives, at a shard of it. Every shard goes through the arrivals
 * of the whole use case and keeps its own, so each has the same number and time however many shards
 * there are.
 */
public final class Births implements Arriving.Arrivals {

  private final Shard shard;
  private final LogicalProcess process;
  private final ArrivalProcess arrivals;
  private final LongConsumer born;
  private final Timer nextArrival;

  /** Number of the next one. */
  private long next;

  /**
   * Opens the arrivals, at their start.
   *
   * @param born hears the number of what arrives now, among all of the use case, from 0 on
   */
  public Births(ArrivalSpec spec, Stage stage, LongConsumer born) {
    this.shard = stage.shard();
    this.process = stage.process();
    this.born = born;
    this.nextArrival = process.timer(this::arrive);
    this.next = shard.number();
    this.arrivals = spec.open(stage::random);
  }

  @Override
  public void start() {
    scheduleNext(shard.number());
  }

  private void scheduleNext(int ofOthers) {
    for (int i = 0; i < ofOthers; i++) {
      arrivals.skip();
    }
    long time = arrivals.next();
    if (time != ArrivalProcess.NEVER) {
      nextArrival.set(Math.max(0, time - process.now()));
    }
  }

  private void arrive() {
    long number = next;
    next += shard.of();
    born.accept(number);
    scheduleNext(shard.of() - 1);
  }

  /** What arrives, and with which lengths. */
  public ArrivalProcess arrivals() {
    return arrivals;
  }

  @Override
  public void close() {
    arrivals.close();
  }
}
