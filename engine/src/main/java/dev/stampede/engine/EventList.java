package dev.stampede.engine;

import java.util.Arrays;

/**
 * The pending events, earliest first: by time, then by order. Each lives in a slot, whose number
 * names it until it is removed.
 *
 * <p>Two structures share the work. Future events stand in a {@link Tournament} between slots, with
 * keys of one word: the time, and below it the slot. That is the fast half; it knows nothing of the
 * order of events at the same time. Events of the present, all that are not later than the latest
 * one taken from the tournament, stand in an {@link ExactHeap}, which does. It is mostly empty: an
 * event that is alone at its time is handed out at once, and what is sent without delay, the most
 * frequent message of all, never enters the tournament.
 *
 * <p>A key has room for times up to a horizon: two hours after the origin with a million slots, and
 * longer with fewer. Events beyond it share the last key. When they come up, the origin moves on
 * and the keys are made anew, at a cost linear in the slots; if few events were handled in between,
 * the unit of time in the keys doubles, and so does the horizon. Times that then fall together are
 * told apart by the heap, as ties are.
 */
final class EventList {

  private static final int FIRST_CAPACITY = 4;

  /** With fewer slots all is in the caches anyway, and looking ahead costs more than it saves. */
  private static final int FAR_SIGHTED = 8192;

  /** No slot. */
  static final int NONE = -1;

  private int capacity;
  private int firstFree = NONE;

  /** Of each slot in use the time and the order of its event; of a free one the next free one. */
  private long[] exact = {};

  private final ExactHeap present = new ExactHeap();
  private Tournament future = new Tournament(FIRST_CAPACITY);

  /** Bits of a key below the code, for the slot. */
  private int slotBits;

  /** Code of all times beyond the horizon. */
  private long beyond;

  /** Time of code 0. */
  private long origin;

  /** A unit of the code is 2^shift nanoseconds. */
  private int shift;

  /** Code up to which events are in the present. */
  private long frontier = NONE;

  private long takenTime;
  private long takenOrder;

  /** Events taken since the origin moved last. */
  private long taken;

  EventList() {
    grow(FIRST_CAPACITY);
  }

  /** Slots that can be used before the list grows. */
  int capacity() {
    return capacity;
  }

  boolean isEmpty() {
    return present.isEmpty() && firstCode() > beyond;
  }

  /** Time of the earliest event; the list must not be empty. */
  long firstTime() {
    if (present.isEmpty()) {
      long code = firstCode();
      if (code < beyond && shift == 0) {
        return origin + code;
      }
      advance();
    }
    return present.firstTime();
  }

  /**
   * Takes the earliest event out.
   *
   * @return its slot, which is free from now on; {@link #NONE} if there is no event up to and
   *     including {@code until}
   */
  int takeFirst(long until) {
    if (present.isEmpty() && shift == 0) {
      long first = future.least();
      long code = first >>> slotBits;
      if (code < beyond) {
        long time = origin + code;
        if (time > until) {
          return NONE;
        }
        frontier = code;
        int slot = (int) first & (capacity - 1);
        future.set(slot, Tournament.NOBODY);
        if (firstCode() != code) {
          return take(slot);
        }
        present.add(slot, time, exact[2 * slot + 1]);
        advance();
      }
    }
    if (isEmpty() || firstTime() > until) {
      return NONE;
    }
    int slot = present.firstSlot();
    present.remove(slot);
    return take(slot);
  }

  private int take(int slot) {
    taken++;
    takenTime = exact[2 * slot];
    takenOrder = exact[2 * slot + 1];
    free(slot);
    return slot;
  }

  /** Slot of the event that seems to come next; {@link #NONE} where that is not worth knowing. */
  int foresee() {
    long key = future.least();
    return capacity < FAR_SIGHTED || key == Tournament.NOBODY ? NONE : (int) key & (capacity - 1);
  }

  /** Reads, for nothing but to have it at hand, what taking an event from a slot will read. */
  long glance(int slot) {
    return exact[2 * slot] + future.glance(slot);
  }

  /** Time of the event taken last. */
  long takenTime() {
    return takenTime;
  }

  /** Order of the event taken last. */
  long takenOrder() {
    return takenOrder;
  }

  /** Adds an event and returns its slot. */
  int add(long time, long order) {
    if (firstFree == NONE) {
      grow(2 * capacity);
    }
    int slot = firstFree;
    firstFree = (int) exact[2 * slot];
    put(slot, time, order);
    return slot;
  }

  /** Gives an event another time. */
  void move(int slot, long time, long order) {
    withdraw(slot);
    put(slot, time, order);
  }

  /** Removes an event and frees its slot. */
  void remove(int slot) {
    withdraw(slot);
    free(slot);
  }

  private void put(int slot, long time, long order) {
    exact[2 * slot] = time;
    exact[2 * slot + 1] = order;
    long code = code(time);
    if (code <= frontier) {
      present.add(slot, time, order);
    } else {
      future.set(slot, code << slotBits | slot);
    }
  }

  private void withdraw(int slot) {
    if (code(exact[2 * slot]) <= frontier) {
      present.remove(slot);
    } else {
      future.set(slot, Tournament.NOBODY);
    }
  }

  private void free(int slot) {
    exact[2 * slot] = firstFree;
    firstFree = slot;
  }

  private long code(long time) {
    return Math.min((time - origin) >> shift, beyond);
  }

  /** Code of the earliest event of the future; more than {@link #beyond} if there is none. */
  private long firstCode() {
    return future.least() >>> slotBits;
  }

  /** Makes the events with the least code of the future present. */
  private void advance() {
    if (firstCode() == beyond) {
      moveOrigin();
    }
    long code = firstCode();
    frontier = code;
    while (firstCode() == code) {
      int slot = (int) future.least() & (capacity - 1);
      future.set(slot, Tournament.NOBODY);
      present.add(slot, exact[2 * slot], exact[2 * slot + 1]);
    }
  }

  /** Sets the origin to the earliest event. All events are in the future, beyond the horizon. */
  private void moveOrigin() {
    if (taken < capacity) {
      shift++;
    } else if (shift > 0) {
      shift--;
    }
    taken = 0;
    origin = Long.MAX_VALUE;
    for (int slot = 0; slot < capacity; slot++) {
      if (future.has(slot)) {
        origin = Math.min(origin, exact[2 * slot]);
      }
    }
    frontier = NONE;
    makeKeys();
  }

  private void grow(int newCapacity) {
    exact = Arrays.copyOf(exact, 2 * newCapacity);
    for (int slot = newCapacity - 1; slot >= capacity; slot--) {
      free(slot);
    }
    capacity = newCapacity;
    slotBits = Integer.numberOfTrailingZeros(newCapacity);
    beyond = (Long.MAX_VALUE >>> slotBits) - 1;
    if (frontier > 0) { // it may lie beyond the new horizon
      origin += frontier << shift;
      frontier = 0;
    }
    makeKeys();
  }

  private void makeKeys() {
    Tournament old = future;
    future = new Tournament(capacity);
    for (int slot = 0; slot < old.capacity(); slot++) {
      if (old.has(slot)) {
        future.set(slot, code(exact[2 * slot]) << slotBits | slot);
      }
    }
  }
}
