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
      long nowBusy = busyParts(replicas, load);
      if (nowBusy != busyNow) {
        busy.change(now, nowBusy - busyNow);
        busyNow = nowBusy;
      }
    }

    /**
     * Says that the engine was as full as this, in the mean, over a time that has passed since it
     * was shown last.
     *
     * @param untilNanos not after the {@link Gauge#stretchEnd} of {@code fromNanos}
     */
    void correct(long fromNanos, long untilNanos, int replicas, double meanLoad) {
      long missing = busyParts(replicas, meanLoad) - busyNow;
      if (missing != 0) {
        busy.addPast(fromNanos, untilNanos, missing);
      }
    }

    private long busyParts(int replicas, double load) {
      return Math.round(replicas * Math.min(1, load) * parts);
    }
  }
}
