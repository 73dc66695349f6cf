package dev.stampede.models.arrival.pattern;

import dev.stampede.models.arrival.ArrivalProcess;
import java.util.List;

/**
 * Arrivals of several who do not know of each other, in the order of their times; at the same time,
 * of those with lower numbers first. A binary heap finds the next in as many steps as there are
 * doublings in their number.
 */
final class Superposition implements ArrivalProcess {

  private final ArrivalProcess[] processes;
  private final long[] times;

  /** Numbers of the processes; each is not later than the two at twice its place. */
  private final int[] heap;

  Superposition(List<ArrivalProcess> processes) {
    this.processes = processes.toArray(ArrivalProcess[]::new);
    this.times = new long[processes.size()];
    this.heap = new int[processes.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = processes.get(i).next();
      heap[i] = i;
    }
    for (int i = times.length / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  @Override
  public long next() {
    int first = heap[0];
    long time = times[first];
    if (time != NEVER) {
      times[first] = processes[first].next();
      sink(0);
    }
    return time;
  }

  private void sink(int from) {
    int place = from;
    int moved = heap[place];
    while (2 * place + 1 < heap.length) {
      int child = 2 * place + 1;
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBefore(heap[child], moved)) {
        break;
      }
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = moved;
  }

  private boolean isBefore(int one, int other) {
    return times[one] < times[other] || (times[one] == times[other] && one < other);
  }
}
