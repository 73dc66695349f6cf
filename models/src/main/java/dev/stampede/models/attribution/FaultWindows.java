package dev.stampede.models.attribution;

import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.fault.FaultSpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * When calls to a provider may fail or hang by a fault, in order; faults that overlap or touch are
 * one. Faults of nothing but quality are left out, and so is what lies outside the part of the run
 * that counts.
 */
public final class FaultWindows {

  /** There are none. */
  public static final FaultWindows NONE = new FaultWindows(new long[0], new long[0]);

  private final long[] starts;
  private final long[] ends;

  private FaultWindows(long[] starts, long[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Returns the windows of faults in the part of a run that counts. */
  public static FaultWindows of(List<FaultSpec> faults, Horizon horizon) {
    List<FaultSpec> inOrder =
        faults.stream()
            .filter(fault -> !fault.effect().isHidden())
            .filter(fault -> horizon.counted(fault.atNanos(), fault.endNanos()) > 0)
            .sorted(Comparator.comparingLong(FaultSpec::atNanos))
            .toList();
    long[] starts = new long[inOrder.size()];
    long[] ends = new long[inOrder.size()];
    int count = 0;
    for (FaultSpec fault : inOrder) {
      long end = Math.min(horizon.durationNanos(), fault.endNanos());
      if (count > 0 && fault.atNanos() <= ends[count - 1]) {
        ends[count - 1] = Math.max(ends[count - 1], end);
      } else {
        starts[count] = Math.max(horizon.warmupNanos(), fault.atNanos());
        ends[count++] = end;
      }
    }
    return new FaultWindows(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  int count() {
    return starts.length;
  }

  long start(int window) {
    return starts[window];
  }

  /** When it is over; that moment is no part of it. */
  long end(int window) {
    return ends[window];
  }

  /** Time in the windows before a moment. */
  long nanosUntil(long nowNanos) {
    long sum = 0;
    for (int i = 0; i < starts.length; i++) {
      sum += Math.max(0, Math.min(nowNanos, ends[i]) - starts[i]);
    }
    return sum;
  }
}
