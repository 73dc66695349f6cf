package dev.stampede.engine;

import java.util.Arrays;
import java.util.List;

/** How many events each process handled in a stretch of simulated time. */
final class Load {

  private final long[] events;
  private final long nanos;

  private Load(long[] events, long nanos) {
    this.events = events;
    this.nanos = nanos;
  }

  /** The load from the start of the simulation until now. */
  static Load untilNow(List<LogicalProcess> processes, long now) {
    return new Load(processes.stream().mapToLong(LogicalProcess::events).toArray(), now);
  }

  /** The load since an earlier moment; processes added after it have all of theirs since. */
  Load since(Load earlier) {
    long[] difference = events.clone();
    for (int i = 0; i < earlier.events.length; i++) {
      difference[i] -= earlier.events[i];
    }
    return new Load(difference, nanos - earlier.nanos);
  }

  /** Weight of a process: its events, and a little for being there. */
  long of(int process) {
    return events[process] + 1;
  }

  /** Events of all processes. */
  long events() {
    return Arrays.stream(events).sum();
  }

  /** How many windows of a length this stretch takes; no more than it has events. */
  long windows(long lengthNanos) {
    return Math.min(nanos / lengthNanos, events());
  }
}
