package dev.stampede.engine;

import org.jspecify.annotations.Nullable;

/**
 * A message of a process to itself that can be moved or taken back, in O(log n). One timer has at
 * most one expiry pending. A timer is meant to be made once, with the object it belongs to, and set
 * again and again.
 */
public final class Timer extends EventTarget {

  private static final int IDLE = -1;

  private final Handler<Object> handler;
  private final Object payload;
  private int slot = IDLE;

  Timer(LogicalProcess process, Handler<Object> handler, Object payload) {
    super(process);
    this.handler = handler;
    this.payload = payload;
  }

  /**
   * Sets the timer, or moves it if it is set.
   *
   * @param delayNanos from now; not negative
   */
  public void set(long delayNanos) {
    slot = process.schedule(this, slot, delayNanos);
  }

  /** Takes the expiry back; does nothing if none is pending. */
  public void cancel() {
    if (slot != IDLE) {
      process.cancel(slot);
      slot = IDLE;
    }
  }

  /** True while an expiry is pending. */
  public boolean isSet() {
    return slot != IDLE;
  }

  @Override
  void fire(@Nullable Object none) {
    slot = IDLE;
    handler.handle(payload);
  }

  @Override
  void moved(int newSlot) {
    slot = newSlot;
  }

  @Override
  String describe(@Nullable Object none) {
    return "a timer";
  }
}
