package dev.stampede.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Executes a group of processes: takes the earliest event, advances the clock, hands it over.
 *
 * <p>Everything that an event costs is in here and in {@link EventList}; both allocate only when
 * more events are pending than ever before.
 */
final class EventLoop extends EventLoopFields {

  /** How many events are handled between two looks at the stop sign. */
  private static final int BATCH = 1024;

  /** Distance to what lies behind, as {@link Padding} keeps it to what lies before. */
  long q01, q02, q03, q04, q05, q06, q07, q08, q09, q10, q11, q12, q13, q14, q15, q16;

  EventLoop(long now) {
    this.now = now;
  }

  long now() {
    return now;
  }

  /** Events handled, up to the last batch that ended without a failure. */
  long handled() {
    return handled;
  }

  /** Order of the event that failed; {@code Long.MAX_VALUE} if none did. */
  long failedOrder() {
    return failedOrder;
  }

  /** Time of the earliest event; {@code Long.MAX_VALUE} if there is none. */
  long nextTime() {
    return events.isEmpty() ? Long.MAX_VALUE : events.firstTime();
  }

  /** Sets the clock. */
  void advanceTo(long time) {
    now = time;
  }

  /** Hands all events to the loops that their processes have moved to; this one is left empty. */
  void moveEventsToTheirProcesses() {
    while (!events.isEmpty()) {
      int slot = events.takeFirst(Long.MAX_VALUE);
      EventTarget target = targets[slot];
      EventLoop loop = target.process.loop();
      target.moved(loop.add(events.takenTime(), events.takenOrder(), target, payloads[slot]));
    }
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
    requireFuture(time, now);
  }

  static void requireFuture(long time, long now) {
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
        handled += i;
        return false;
      }
      handle(slot);
    }
    handled += BATCH;
    return true;
  }

  private void handle(int slot) {
    long time = events.takenTime();
    long order = events.takenOrder();
    EventTarget target = targets[slot];
    Object payload = payloads[slot];
    payloads[slot] = null;
    now = time;
    lookAhead(target.process);
    target.process.witness(time, order);
    try {
      target.fire(payload);
    } catch (SimulationException | Error e) {
      failedOrder = order;
      throw e;
    } catch (Exception e) {
      failedOrder = order;
      throw new SimulationException(target, time, payload, e);
    }
  }

  /**
   * Touches what the event that seems to come next will need. With very many pending none of it is
   * in the caches, and this way the memory answers while the current event is handled: a million
   * pending cost two thirds.
   */
  private void lookAhead(LogicalProcess current) {
    int next = events.foresee();
    if (next != EventList.NONE) {
      glances += events.glance(next);
      EventTarget target = targets[next];
      if (target != null && target.process == current) {
        glances++;
      }
      Object payload = payloads[next];
      if (payload != null && payload.getClass() == EventLoop.class) {
        glances++;
      }
    }
  }
}
