package dev.stampede.engine;

import java.util.Arrays;

/**
 * The pending events, earliest first: by time, then by order. Each lives in a slot, whose number
 * names it until it is removed.
 *
 * <p>A 4-ary implicit heap (D. B. Johnson, "Priority queues with update and finding minimum
 * spanning trees", 1975) of slots, with the keys beside them so that a comparison touches one cache
 * line of each array, and an index from slot to place, so that any event can be moved or removed in
 * O(log n) and nothing is left behind. Four children instead of two halve the height.
 */
final class EventList {

  private static final int FIRST_CAPACITY = 64;

  private int size;
  private long[] times = new long[FIRST_CAPACITY];
  private long[] orders = new long[FIRST_CAPACITY];
  private int[] slots = new int[FIRST_CAPACITY];

  /** For a slot in use its place in the heap; for a free one the next free slot. */
  private int[] places = new int[FIRST_CAPACITY];

  private int firstFree;

  EventList() {
    chainFree(0);
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** Slots that can be used before the list grows. */
  int capacity() {
    return times.length;
  }

  /** Time of the earliest event; the list must not be empty. */
  long firstTime() {
    return times[0];
  }

  /** Order of the earliest event; the list must not be empty. */
  long firstOrder() {
    return orders[0];
  }

  /** Slot of the earliest event; the list must not be empty. */
  int firstSlot() {
    return slots[0];
  }

  /** Adds an event and returns its slot. */
  int add(long time, long order) {
    if (size == times.length) {
      grow();
    }
    int slot = firstFree;
    firstFree = places[slot];
    siftUp(size++, time, order, slot);
    return slot;
  }

  /** Gives an event another time. */
  void move(int slot, long time, long order) {
    settle(places[slot], time, order, slot);
  }

  /** Removes an event and frees its slot. */
  void remove(int slot) {
    int place = places[slot];
    places[slot] = firstFree;
    firstFree = slot;
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
      if (!before(times[least], orders[least], time, order)) {
        break;
      }
      put(place, times[least], orders[least], slots[least]);
      place = least;
    }
    put(place, time, order, slot);
  }

  private boolean before(long time, long order, int place) {
    return before(time, order, times[place], orders[place]);
  }

  private static boolean before(long time, long order, long otherTime, long otherOrder) {
    return time < otherTime || (time == otherTime && order < otherOrder);
  }

  private void put(int place, long time, long order, int slot) {
    times[place] = time;
    orders[place] = order;
    slots[place] = slot;
    places[slot] = place;
  }

  private void grow() {
    int old = times.length;
    times = Arrays.copyOf(times, 2 * old);
    orders = Arrays.copyOf(orders, 2 * old);
    slots = Arrays.copyOf(slots, 2 * old);
    places = Arrays.copyOf(places, 2 * old);
    chainFree(old);
  }

  private void chainFree(int from) {
    for (int slot = from; slot < places.length; slot++) {
      places[slot] = slot + 1;
    }
    firstFree = from;
  }
}
