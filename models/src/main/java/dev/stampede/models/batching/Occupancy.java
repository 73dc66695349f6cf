package dev.stampede.models.batching;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Gauge;

/**
 * How full engines are, together.
 *
 * @param queued sequences that a step found no room for
 * @param busy replicas' worth of sequences or of cache that is taken, whichever is more, times
 *     {@code parts}
 * @param parts the unit of {@code busy}
 */
public record Occupancy(LogicalProcess process, Gauge queued, Gauge busy, int parts) {

  /** The part that one engine has in it. */
  final class Share {
    private int queuedNow;
    private long busyNow;

    /**
     * Shows how full the engine is now.
     *
     * @param load of a replica, 1 when it is full
     */
    void show(int nowQueued, int replicas, double load) {
      long now = process.now();
      if (nowQueued != queuedNow) {
        queued.change(now, nowQueued - queuedNow);
        queuedNow = nowQueued;
      }
      long nowBusy = Math.round(replicas * Math.min(1, load) * parts);
      if (nowBusy != busyNow) {
        busy.change(now, nowBusy - busyNow);
        busyNow = nowBusy;
      }
    }
  }
}
