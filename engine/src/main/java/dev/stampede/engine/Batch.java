package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/** Messages on their way from one partition to another, in columns: nothing is made for each. */
final class Batch {

  /** Large enough that handing over costs little for a message, small enough for the L1 cache. */
  static final int CAPACITY = 256;

  private final long[] times = new long[CAPACITY];
  private final long[] orders = new long[CAPACITY];
  private final @Nullable EventTarget[] targets = new EventTarget[CAPACITY];
  private final @Nullable Object[] payloads = new Object[CAPACITY];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == CAPACITY;
  }

  void add(long time, long order, EventTarget target, @Nullable Object payload) {
    times[size] = time;
    orders[size] = order;
    targets[size] = target;
    payloads[size] = payload;
    size++;
  }

  /**
   * Moves all messages to an event loop, and forgets them: a payload must not outlive its event.
   */
  void emptyInto(EventLoop loop) {
    for (int i = 0; i < size; i++) {
      loop.add(times[i], orders[i], targets[i], payloads[i]);
      payloads[i] = null;
    }
    size = 0;
  }
}
