package dev.stampede.models.queue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A line to wait in. Who is next is peeked at with {@link #next}; then {@link #drops} says whether
 * to serve it, and {@link #remove} takes it out, served or not.
 */
public final class WaitingLine<W extends Waiter> {

  private final Discipline discipline;
  private final int limit;
  private final @Nullable DelayControl control;
  private Lane[] lanes = {new Lane()};

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
    lane(switch (discipline.order()) {
          case PRIORITY -> priority;
          case FAIR -> group;
          default -> 0;
        })
        .add(waiter);
    size++;
  }

  private Lane lane(int number) {
    int lanesNow = lanes.length;
    if (number >= lanesNow) {
      lanes = Arrays.copyOf(lanes, number + 1);
      for (int i = lanesNow; i <= number; i++) {
        lanes[i] = new Lane();
      }
    }
    return lanes[number];
  }

  /** Takes one out that waits. */
  public void remove(W waiter) {
    Lane lane = waiter.lane;
    if (lane == null) {
      throw new IllegalStateException("it does not wait");
    }
    lane.remove(waiter);
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
      case FIFO -> first(lanes[0]);
      case LIFO -> last(lanes[0]);
      case ADAPTIVE_LIFO ->
          standing(nowNanos) >= discipline.standingNanos() ? last(lanes[0]) : first(lanes[0]);
      case PRIORITY -> highest();
      case FAIR -> inTurn();
    };
  }

  private @Nullable W highest() {
    int lane = lanes.length - 1;
    while (lanes[lane].first() == null) {
      lane--;
    }
    return first(lanes[lane]);
  }

  private @Nullable W inTurn() {
    inTurn = turn < lanes.length ? turn : 0;
    while (lanes[inTurn].first() == null) {
      inTurn = inTurn + 1 == lanes.length ? 0 : inTurn + 1;
    }
    return first(lanes[inTurn]);
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

  @SuppressWarnings("unchecked") // only such are added
  private @Nullable W first(Lane lane) {
    return (W) lane.first();
  }

  @SuppressWarnings("unchecked") // only such are added
  private @Nullable W last(Lane lane) {
    return (W) lane.last();
  }
}
