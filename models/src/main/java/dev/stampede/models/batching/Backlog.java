package dev.stampede.models.batching;

import dev.stampede.models.batching.Sequence.State;
import org.jspecify.annotations.Nullable;

/**
 * The sequences that are in no step yet: those that the next step may find, in order of arrival,
 * and those that a step found no room for, in the order that they will be taken.
 */
final class Backlog {

  private static final int PRIORITIES = 10;

  private final int limit;
  private final SequenceList arriving = new SequenceList();
  private final SequenceList[] waiting;
  private int waitingSize;

  /**
   * Makes an empty one.
   *
   * @param limit sequences that may wait
   * @param byPriority whether the higher priority is taken first
   */
  Backlog(int limit, boolean byPriority) {
    this.limit = limit;
    this.waiting = new SequenceList[byPriority ? PRIORITIES : 1];
    for (int i = 0; i < waiting.length; i++) {
      waiting[i] = new SequenceList();
    }
  }

  boolean isByPriority() {
    return waiting.length > 1;
  }

  /**
   * True if one more would have to wait, and may not.
   *
   * @param free sequences that the engine has room for
   */
  boolean isFull(int free) {
    long room = waitingSize > 0 ? 0 : free;
    return (long) arriving.size() + waitingSize >= limit + room;
  }

  /** Sequences that a step found no room for. */
  int waiting() {
    return waitingSize;
  }

  void arrive(Sequence sequence, long readyNanos) {
    sequence.state = State.ARRIVING;
    sequence.sinceNanos = readyNanos;
    arriving.add(sequence);
  }

  /** When the next one can be found by a step; {@link Sequence#NEVER} without one. */
  long nextReady() {
    Sequence first = arriving.first();
    return first == null ? Sequence.NEVER : first.sinceNanos;
  }

  /** Lines up those that a step finds now and has no room for. */
  void lineUp(long nowNanos) {
    for (Sequence s = arriving.first();
        s != null && s.sinceNanos <= nowNanos;
        s = arriving.first()) {
      arriving.remove(s);
      s.state = State.WAITING;
      list(s).add(s);
      waitingSize++;
    }
  }

  /** Puts one back, before all others of its priority. */
  void putBack(Sequence sequence) {
    sequence.state = State.WAITING;
    list(sequence).addFirst(sequence);
    waitingSize++;
  }

  /** The one that a step takes next now, or null. */
  @Nullable Sequence first(long nowNanos) {
    if (isByPriority()) {
      lineUp(nowNanos);
    }
    Sequence first = firstWaiting();
    if (first == null) {
      Sequence arrived = arriving.first();
      first = arrived == null || arrived.sinceNanos > nowNanos ? null : arrived;
    }
    return first;
  }

  private @Nullable Sequence firstWaiting() {
    for (int priority = waiting.length - 1; priority >= 0; priority--) {
      Sequence first = waiting[priority].first();
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  void remove(Sequence sequence) {
    if (sequence.state == State.ARRIVING) {
      arriving.remove(sequence);
    } else {
      list(sequence).remove(sequence);
      waitingSize--;
    }
  }

  /** Any one, arriving or waiting; null if there is none. */
  @Nullable Sequence any() {
    Sequence first = firstWaiting();
    return first == null ? arriving.first() : first;
  }

  private SequenceList list(Sequence sequence) {
    return waiting.length == 1 ? waiting[0] : waiting[sequence.priority];
  }
}
