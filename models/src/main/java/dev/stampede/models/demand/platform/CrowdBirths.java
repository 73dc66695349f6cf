package dev.stampede.models.demand.platform;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.arrival.ArrivalProcess;
import dev.stampede.models.arrival.RateCurve;
import dev.stampede.models.demand.Arriving;
import dev.stampede.models.demand.Crowds.Crowd;
import dev.stampede.models.demand.Shard;
import dev.stampede.models.demand.Stage;
import java.util.function.LongConsumer;

/** What the users of a platform make who are there now, or a shard of it. */
final class CrowdBirths implements Arriving.Arrivals {

  private final Shard shard;
  private final LogicalProcess process;
  private final LongConsumer born;
  private final CrowdArrivals arrivals;
  private final Timer nextArrival;

  /** Number of the next one. */
  private long next;

  /**
   * Follows the users of a platform.
   *
   * @param ofEach what one of them makes
   * @param born hears the number of what arrives now, among all of the use case, from 0 on
   */
  CrowdBirths(String platform, RateCurve ofEach, Stage stage, LongConsumer born) {
    this.shard = stage.shard();
    this.process = stage.process();
    this.born = born;
    this.nextArrival = process.timer(this::arrive);
    this.next = shard.number();
    double people = stage.crowds().follow(platform, process.inbox(this::changed));
    this.arrivals = new CrowdArrivals(ofEach, people, stage.random("arrivals"), shard);
  }

  @Override
  public void start() {
    scheduleNext();
  }

  private void changed(Crowd crowd) {
    arrivals.crowd(crowd.people(), process.now());
    nextArrival.cancel();
    scheduleNext();
  }

  private void scheduleNext() {
    long time = arrivals.next();
    if (time != ArrivalProcess.NEVER) {
      nextArrival.set(Math.max(0, time - process.now()));
    }
  }

  private void arrive() {
    long number = next;
    next += shard.of();
    born.accept(number);
    arrivals.pass();
    scheduleNext();
  }

  @Override
  public void close() {}
}
