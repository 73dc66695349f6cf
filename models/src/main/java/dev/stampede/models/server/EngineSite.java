package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.queue.Discipline;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine stands.
 *
 * @param process that it runs in
 * @param listener takes calls back
 * @param horizon what of the run counts
 * @param longestWaitNanos after how long in its queue it gives calls back; {@link #ENDLESS} for
 *     never
 * @param market who else uses it; null for nobody
 */
public record EngineSite(
    LogicalProcess process,
    Engine.Listener listener,
    Horizon horizon,
    long longestWaitNanos,
    @Nullable MarketSpec market) {

  /** No call is given back for having waited too long. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /**
   * Opens servers that do nothing but take connections up, each as its time there begins.
   *
   * @param seconds time that each takes
   * @param queueLimit how many may wait
   */
  public Engine frontDoor(int servers, Distribution seconds, int queueLimit) {
    QueueSpec queue = new QueueSpec(queueLimit, Discipline.FIFO, null, longestWaitNanos);
    return pool(new Service.OfConnections(seconds), servers, queue, null);
  }

  /** Opens servers with one call at a time each, and a queue before them. */
  Engine pool(Service service, int servers, QueueSpec queue, @Nullable StaffingSpec staffing) {
    return market == null
        ? new ServerPool(this, service, servers, queue, staffing)
        : new MarketPool(this, service, servers, queue, market);
  }
}
