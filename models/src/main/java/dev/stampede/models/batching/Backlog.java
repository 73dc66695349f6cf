package dev.stampede.models.batching;

import dev.stampede.models.batching.Sequence.State;
import dev.stampede.models.queue.LinkedQueue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sequences that are in no step yet: those that the next step may find, in order of arrival,
 * and those that a step found no room for, in the order that they will be taken.
 */
final class Backlog {

  private static final int PRIORITIES = 10;

  private final int limit;
  private final LinkedQueue<Sequence> arriving = new LinkedQueue<>();
  private final List<LinkedQueue<Sequence>> waiting = new ArrayList<>();
  private final @Nullable MarketBatch market;
  private int waitingSize;

  /**
   * Makes an empty one.
   *
   * @param limit sequences that may wait
   * @param byPriority whether the higher priority is taken first
   */
  Backlog(int limit, boolean byPriority) {
    this(limit, byPriority, null);
  }

  /** Makes an empty one with a market in the same line; null without. */
  Backlog(int limit, boolean byPriority, @Nullable MarketBatch market) {
    this.limit = limit;
    this.market = market;
    for (int i = 0; i < (byPriority ? PRIORITIES : 1); i++) {
      waiting.add(new LinkedQueue<>());
    }
  }

  boolean isByPriority() {
    return waiting.size() > 1;
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

  /**
   * True if one that comes now is let in.
   *
   * @param free sequences that the engine has room for
   */
  boolean admits(Sequence sequence, int free) {
    return market == null ? !isFull(free) : market.admits(sequence);
  }

  /** True if nobody else is before the first of ours. */
  boolean hasTurn(Sequence first) {
    return market == null || market.lets(first);
  }

  /** When the first of ours will have its turn, if it has not; else {@link Sequence#NEVER}. */
  long nextTurn() {
    Sequence first = market == null ? null : firstWaiting();
    return market == null || first == null || market.lets(first)
        ? Sequence.NEVER
        : market.nextStart();
  }

  /** When to look next, if nothing else happens; {@link Sequence#NEVER} for not at all. */
  long nextLook() {
    long ready = nextReady();
    long turn = nextTurn();
    return ready == Sequence.NEVER || turn == Sequence.NEVER
        ? Math.max(ready, turn)
        : Math.min(ready, turn);
  }

  /** Sequences that a step found no room for. */
  int waiting() {
    return waitingSize;
  }

  /** Whether one that arrives makes a difference to the next step, or will not be the first. */
  boolean findsArrivals() {
    return waitingSize == 0 || isByPriority();
  }

  /**
   * Returns after how many steps one that arrives, or whose turn comes, makes a difference.
   *
   * @param steps the most that are asked for, positive
   */
  long stepsToNext(StepClock clock, long steps) {
    long planned = steps;
    long ready = nextReady();
    if (steps > 1 && findsArrivals() && ready != Sequence.NEVER) {
      planned = Math.min(steps, clock.stepsUntil(ready));
    }
    long turn = nextTurn();
    if (planned > 1 && turn != Sequence.NEVER) {
      planned = Math.min(planned, clock.stepsUntil(turn));
    }
    return planned;
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

  /** Lines up those that a step finds now. */
  void lineUp(long nowNanos) {
    for (Sequence s = arriving.first();
        s != null && s.sinceNanos <= nowNanos;
        s = arriving.first()) {
      arriving.remove(s);
      s.state = State.WAITING;
      list(s).add(s);
      waitingSize++;
      if (market != null) {
        market.join(s);
      }
    }
  }

  /** Puts one back, before all others of its priority. */
  void putBack(Sequence sequence) {
    sequence.state = State.WAITING;
    list(sequence).addFirst(sequence);
    waitingSize++;
  }

  /** Whether nobody is taken before those that came earlier; else line up, then take. */
  boolean isInOrderOfArrival() {
    return market == null && !isByPriority();
  }

  /** The one that a step takes next now, or null. */
  @Nullable Sequence first(long nowNanos) {
    Sequence first = firstWaiting();
    if (first == null) {
      Sequence arrived = arriving.first();
      first = arrived == null || arrived.sinceNanos > nowNanos ? null : arrived;
    }
    return first;
  }

  private @Nullable Sequence firstWaiting() {
    for (int priority = waiting.size() - 1; priority >= 0; priority--) {
      Sequence first = waiting.get(priority).first();
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
      if (market != null) {
        market.leave(sequence);
      }
      list(sequence).remove(sequence);
      waitingSize--;
    }
  }

  /** Any one, arriving or waiting; null if there is none. */
  @Nullable Sequence any() {
    Sequence first = firstWaiting();
    return first == null ? arriving.first() : first;
  }

  /**
   * The one of those in the steps that makes room for the others: the last one admitted of the
   * lowest priority, where that counts.
   */
  Sequence victim(LinkedQueue<Sequence> running) {
    Sequence victim = running.last();
    if (victim == null) {
      throw new IllegalStateException("an empty cache overflows");
    }
    if (isByPriority()) {
      for (Sequence s = victim.previous(); s != null; s = s.previous()) {
        victim = s.priority < victim.priority ? s : victim;
      }
    }
    return victim;
  }

  private LinkedQueue<Sequence> list(Sequence sequence) {
    return waiting.size() == 1 ? waiting.get(0) : waiting.get(sequence.priority);
  }
}
