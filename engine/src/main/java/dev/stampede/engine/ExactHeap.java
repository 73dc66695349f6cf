package dev.stampede.engine;

import java.util.Arrays;

/**
 * Slots in the exact order of their events: by time, then by order. A 4-ary implicit heap (D. B.
 * Johnson, "Priority queues with update and finding minimum spanning trees", 1975) that knows each
 * slot's place, so that any can be removed in O(log n) and nothing is left behind.
 */
final class ExactHeap {

  private static final int FIRST_CAPACITY = 16;

  private int size;
  private long[] times = new long[FIRST_CAPACITY];
  private long[] orders = new long[FIRST_CAPACITY];
  private int[] slots = new int[FIRST_CAPACITY];

  /** Of each slot in the heap its place. */
  private int[] places = new int[FIRST_CAPACITY];

  boolean isEmpty() {
    return size == 0;
  }

  /** Time of the first event; the heap must not be empty. */
  long firstTime() {
    return times[0];
  }

  /** Slot of the first event; the heap must not be empty. */
  int firstSlot() {
    return slots[0];
  }

  void add(int slot, long time, long order) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
      slots = Arrays.copyOf(slots, 2 * size);
    }
    if (slot >= places.length) {
      places = Arrays.copyOf(places, Math.max(slot + 1, 2 * places.length));
    }
    siftUp(size++, time, order, slot);
  }

  void remove(int slot) {
    int place = places[slot];
    int last = --size;
    if (place != last) {
      settle(place, times[last], orders[last], slots[last]);
    }
  }

  private void settle(int place, long time, long order, int slot) {
    int parent = (place - 1) >> 2;
    if (place > 0 && before(time, order, parent)) {
      siftUp(place, time, order, slot);
    } else {
      siftDown(place, time, order, slot);
    }
  }

  private void siftUp(int from, long time, long order, int slot) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) >> 2;
      if (!before(time, order, parent)) {
        break;
      }
      put(place, times[parent], orders[parent], slots[parent]);
      place = parent;
    }
    put(place, time, order, slot);
  }

  private void siftDown(int from, long time, long order, int slot) {
    int place = from;
    for (int child = 4 * place + 1; child < size; child = 4 * place + 1) {
      int least = child;
      int end = Math.min(child + 4, size);
      for (int other = child + 1; other < end; other++) {
        if (before(times[other], orders[other], least)) {
          least = other;
        }
      }
      if (before(time, order, least)) {
        break;
      }
      put(place, times[least], orders[least], slots[least]);
      place = least;
    }
    put(place, time, order, slot);
  }

  private boolean before(long time, long order, int place) {
    return time < times[place] || (time == times[place] && order < orders[place]);
  }

  private void put(int place, long time, long order, int slot) {
    times[place] = time;
    orders[place] = order;
    slots[place] = slot;
    places[slot] = place;
  }
}
