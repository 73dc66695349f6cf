package dev.stampede.scenarios.explain;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.architecture.RungLog;
import dev.stampede.models.work.Request;
import dev.stampede.scenarios.explain.FaultStretches.Stretch;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts what a rung serves of the work that arrives after the warm-up, by the faults it meets. */
final class RungTally implements RungLog {
  private final Horizon horizon;
  private final LongSupplier end;
  private final FaultStretches faults;
  private final Map<String, RungTally> inside = new HashMap<>();
  private final long[] servedIn;
  private final long[] firstAfterNanos;
  private final boolean[] wasOver;
  private long came;
  private long served;
  private long outsideFaults;

  /**
   * Starts with nothing.
   *
   * @param end when a run was ended early, from then on: what comes later does not count
   */
  RungTally(Horizon horizon, FaultStretches faults, LongSupplier end) {
    this.horizon = horizon;
    this.end = end;
    this.faults = faults;
    this.servedIn = new long[faults.faults().size()];
    this.firstAfterNanos = new long[servedIn.length];
    this.wasOver = new boolean[servedIn.length];
    Arrays.fill(firstAfterNanos, Long.MAX_VALUE);
  }

  @Override
  public void came(long nowNanos, Request request) {
    came += counts(nowNanos, request) ? 1 : 0;
  }

  @Override
  public void served(long nowNanos, Request request, String place) {
    if (counts(nowNanos, request)) {
      add(nowNanos, request.bornNanos);
      inside
          .computeIfAbsent(endpoint(place), name -> new RungTally(horizon, faults, end))
          .add(nowNanos, request.bornNanos);
    }
  }

  private boolean counts(long nowNanos, Request request) {
    return horizon.counts(request.bornNanos) && nowNanos <= end.getAsLong();
  }

  /** The last step of the way to what answers; the layer itself comes after it. */
  private static String endpoint(String place) {
    String way = place.substring(0, Math.max(0, place.lastIndexOf('/')));
    return way.substring(way.lastIndexOf('/') + 1);
  }

  /** Work counts in every fault that it was there in. */
  private void add(long nowNanos, long bornNanos) {
    served++;
    boolean struck = false;
    for (Stretch stretch : faults.stretches()) {
      if (bornNanos < stretch.endNanos() && nowNanos >= stretch.startNanos()) {
        struck = true;
        int fault = stretch.fault();
        servedIn[fault]++;
        if (nowNanos - stretch.startNanos() < firstAfterNanos[fault]) {
          firstAfterNanos[fault] = nowNanos - stretch.startNanos();
          wasOver[fault] = nowNanos >= stretch.endNanos();
        }
      }
    }
    outsideFaults += struck ? 0 : 1;
  }

  /** Work that came to the rung. */
  long came() {
    return came;
  }

  /** All work that it served. */
  long served() {
    return served;
  }

  /** What it served that no fault met. */
  long outsideFaults() {
    return outsideFaults;
  }

  /** What it served of the work that was there in a fault. */
  long servedIn(int fault) {
    return servedIn[fault];
  }

  /** How long after the start of a fault it first served work that was there; if it did. */
  long firstAfterNanos(int fault) {
    return firstAfterNanos[fault];
  }

  /** Whether the fault was over by then. */
  boolean wasOver(int fault) {
    return wasOver[fault];
  }

  /** Returns the same of one endpoint by its name on the rung. */
  RungTally inside(String endpoint) {
    return inside.getOrDefault(endpoint, new RungTally(horizon, faults, end));
  }
}
