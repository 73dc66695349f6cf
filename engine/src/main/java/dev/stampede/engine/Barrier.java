package dev.stampede.engine;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Where workers wait for each other, without a lock: each has a counter on cache lines of its own,
 * which only it writes and all others read. What a worker wrote before it came is visible to all
 * that have passed (the counter is stored with release and loaded with acquire semantics).
 *
 * <p>A worker that waits spins, then offers its core to others, then sleeps for short times. It is
 * never woken, so no wake-up can be lost, and an interrupt only makes it poll more often.
 */
final class Barrier {

  /** Longs between two counters: two cache lines, as processors fetch lines in pairs. */
  private static final int STRIDE = 16;

  /** About ten microseconds, the time in which workers with equal work come. */
  private static final int SPINS = 256;

  /** About half a millisecond where nobody else wants the core, and prompt where somebody does. */
  private static final int YIELDS = 1024;

  /** Short beside the time waited by then. */
  private static final long SLEEP_NANOS = 50_000;

  private final int parties;
  private final AtomicLongArray meetings;
  private volatile boolean abandoned;

  Barrier(int parties) {
    this.parties = parties;
    this.meetings = new AtomicLongArray((parties + 2) * STRIDE);
  }

  /**
   * Comes to a meeting and waits until all have.
   *
   * @param party from 0 to one below the number of parties
   * @param meeting one more than at this party's last call, 1 at its first
   * @return false if the barrier was abandoned before all came
   */
  boolean await(int party, long meeting) {
    meetings.setRelease(index(party), meeting);
    for (int other = 0; other < parties; other++) {
      if (!awaitOther(index(other), meeting)) {
        return false;
      }
    }
    return true;
  }

  /** Lets everybody go, now and for ever; for a party that will never come. */
  void abandon() {
    abandoned = true;
  }

  private boolean awaitOther(int index, long meeting) {
    for (int tries = 0; meetings.getAcquire(index) < meeting; tries++) {
      if (abandoned) {
        return false;
      }
      pause(tries);
    }
    return true;
  }

  @SuppressWarnings("ThreadPriorityCheck") // with more workers than cores, spinning is in the way
  private static void pause(int tries) {
    if (tries < SPINS) {
      Thread.onSpinWait();
    } else if (tries < SPINS + YIELDS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(SLEEP_NANOS);
    }
  }

  /** The first and the last stride stay empty: something else may lie before and behind. */
  private static int index(int party) {
    return (party + 1) * STRIDE;
  }
}
