package dev.stampede.models.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line to wait in. Who is next is peeked at with {@link #next}; then {@link #drops} says whether
 * to serve it, and {@link #remove} takes it out, served or not.
 */
public final class WaitingLine<W extends Waiter<W>> {

  private final Discipline discipline;
  private final int limit;
  private final @Nullable DelayControl control;
  private final List<LinkedQueue<W>> lanes = new ArrayList<>();

  /** The lane whose turn it is, and the one that was found when it had nobody. */
  private int turn;

  private int inTurn;
  private int size;
  private long notEmptySince;

  /**
   * Makes an empty line.
   *
   * @param limit how many may wait
   */
  public WaitingLine(Discipline discipline, int limit) {
    this.discipline = discipline;
    this.limit = limit;
    lanes.add(new LinkedQueue<>());
    this.control = discipline.control() == null ? null : discipline.control().control();
  }

  /** Whether nobody else may join. */
  public boolean isFull() {
    return size >= limit;
  }

  /** How many wait. */
  public int size() {
    return size;
  }

  /**
   * One joins.
   *
   * @param group whom it takes turns for, from 0 on, where the order is fair
   * @param priority from 0 on, where the order is by priority
   */
  public void add(W waiter, long nowNanos, int group, int priority) {
    if (size == 0) {
      notEmptySince = nowNanos;
    }
    waiter.sinceNanos = nowNanos;
    waiter.abandoned = false;
    waiter.allowedNanos = control == null ? Long.MAX_VALUE : control.joined(standing(nowNanos));
    LinkedQueue<W> lane =
        lane(
            switch (discipline.order()) {
              case PRIORITY -> priority;
              case FAIR -> group;
              default -> 0;
            });
    lane.add(waiter);
    waiter.lane = lane;
    size++;
  }

  private LinkedQueue<W> lane(int number) {
    while (number >= lanes.size()) {
      lanes.add(new LinkedQueue<>());
    }
    return lanes.get(number);
  }

  /**
   * The one that came first of those of a priority, or of all where the order is not by priority;
   * null if none waits. For lines in which groups do not take turns.
   */
  public @Nullable W first(int priority) {
    return lane(discipline.order() == Order.PRIORITY ? priority : 0).first();
  }

  /** Takes one out that waits. */
  public void remove(W waiter) {
    LinkedQueue<W> lane = waiter.lane;
    if (lane == null) {
      throw new IllegalStateException("it does not wait");
    }
    lane.remove(waiter);
    waiter.lane = null;
    size--;
  }

  private long standing(long nowNanos) {
    return nowNanos - notEmptySince;
  }

  /** Whose turn it is, or null. */
  public @Nullable W next(long nowNanos) {
    if (size == 0) {
      if (control != null) {
        control.empty();
      }
      return null;
    }
    return switch (discipline.order()) {
      case FIFO -> lanes.get(0).first();
      case LIFO -> lanes.get(0).last();
      case ADAPTIVE_LIFO ->
          standing(nowNanos) >= discipline.standingNanos()
              ? lanes.get(0).last()
              : lanes.get(0).first();
      case PRIORITY -> highest();
      case FAIR -> inTurn();
    };
  }

  private @Nullable W highest() {
    int lane = lanes.size() - 1;
    while (lanes.get(lane).first() == null) {
      lane--;
    }
    return lanes.get(lane).first();
  }

  private @Nullable W inTurn() {
    inTurn = turn < lanes.size() ? turn : 0;
    while (lanes.get(inTurn).first() == null) {
      inTurn = inTurn + 1 == lanes.size() ? 0 : inTurn + 1;
    }
    return lanes.get(inTurn).first();
  }

  /** Whether the one whose turn it is should be dropped instead of served. */
  public boolean drops(W next, long nowNanos) {
    boolean dropped =
        (discipline.dropsAbandoned() && next.abandoned)
            || (control != null
                && control.drops(
                    nowNanos, nowNanos - next.sinceNanos, next.allowedNanos, size - 1));
    if (!dropped) {
      turn = inTurn + 1;
    }
    return dropped;
  }
}
