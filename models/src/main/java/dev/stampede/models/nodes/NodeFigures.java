package dev.stampede.models.nodes;

import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.IntervalCounts;

/** Counts deaths, and the nodes that are alive and in rotation. */
public final class NodeFigures {

  private final Horizon horizon;
  private final int needed;
  private final Gauge inRotation;

  /** 1 while fewer are there than needed. */
  private final Gauge tooFew;

  private final IntervalCounts deathsByInterval;
  private long deaths;

  /**
   * Begins with no node.
   *
   * @param needed below how many it is too few
   */
  public NodeFigures(Horizon horizon, int needed) {
    this.horizon = horizon;
    this.needed = needed;
    this.inRotation = new Gauge(horizon);
    this.tooFew = new Gauge(horizon);
    this.deathsByInterval = new IntervalCounts(horizon.intervals());
    tooFew.change(0, needed > 0 ? 1 : 0);
  }

  /** A node dies. */
  public void death(long nowNanos) {
    deathsByInterval.increment(nowNanos);
    deaths += horizon.counts(nowNanos) ? 1 : 0;
  }

  /** There are more nodes alive and in rotation than before, or fewer. */
  public void change(long nowNanos, int by) {
    inRotation.change(nowNanos, by);
    tooFew.change(nowNanos, (inRotation.level() < needed ? 1 : 0) - tooFew.level());
  }

  /** Returns what they say at the end of a run. */
  public NodesResult result(long nowNanos) {
    inRotation.advance(nowNanos);
    tooFew.advance(nowNanos);
    double counted = horizon.countedNanos();
    return new NodesResult(
        deaths,
        inRotation.counted().toDouble() / counted,
        tooFew.counted().toDouble() / counted,
        deathsByInterval,
        inRotation.byInterval());
  }
}
