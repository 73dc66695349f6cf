package dev.stampede.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Executes a group of processes: takes the earliest event, advances the clock, hands it over.
 *
 * <p>Everything that an event costs is in here and in {@link EventList}; both allocate only when
 * more events are pending than ever before.
 */
final class EventLoop {

  /** How many events are handled between two looks at the stop sign. */
  private static final int BATCH = 1024;

  private final EventList events = new EventList();
  private @Nullable EventTarget[] targets = new EventTarget[events.capacity()];
  private @Nullable Object[] payloads = new Object[events.capacity()];
  private long now;

  long now() {
    return now;
  }

  int add(long time, long order, EventTarget target, @Nullable Object payload) {
    requireFuture(time);
    int slot = events.add(time, order);
    if (slot >= targets.length) {
      targets = Arrays.copyOf(targets, events.capacity());
      payloads = Arrays.copyOf(payloads, events.capacity());
    }
    targets[slot] = target;
    payloads[slot] = payload;
    return slot;
  }

  void move(int slot, long time, long order) {
    requireFuture(time);
    events.move(slot, time, order);
  }

  void remove(int slot) {
    payloads[slot] = null;
    events.remove(slot);
  }

  private void requireFuture(long time) {
    if (time < now) { // an overflow of the clock
      throw new IllegalArgumentException("the event lies after the end of time (2^63 ns)");
    }
  }

  /**
   * Handles a batch of the events up to and including {@code untilNanos}.
   *
   * @return true if there are more of them
   */
  boolean runBatch(long untilNanos) {
    for (int i = 0; i < BATCH; i++) {
      int slot = events.takeFirst(untilNanos);
      if (slot == EventList.NONE) {
        now = untilNanos;
        return false;
      }
      handle(slot);
    }
    return true;
  }

  private void handle(int slot) {
    long time = events.takenTime();
    EventTarget target = targets[slot];
    Object payload = payloads[slot];
    payloads[slot] = null;
    now = time;
    target.process.witness(time, events.takenOrder());
    try {
      target.fire(payload);
    } catch (SimulationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SimulationException(target.process.name(), time, payload, e);
    }
  }
}
