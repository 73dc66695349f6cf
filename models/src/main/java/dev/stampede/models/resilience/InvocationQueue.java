package dev.stampede.models.resilience;

import dev.stampede.models.queue.Discipline;
import dev.stampede.models.queue.Waiter;
import dev.stampede.models.queue.WaitingLine;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Invocations that wait before a layer. What they need for that they have only meanwhile. */
public final class InvocationQueue {

  /** An invocation's place in the line. */
  static final class Place extends Waiter<Place> {
    private @Nullable Invocation invocation;
  }

  private final WaitingLine<Place> line;
  private final ArrayDeque<Place> unused = new ArrayDeque<>();

  /**
   * Makes an empty line.
   *
   * @param limit how many may wait
   */
  public InvocationQueue(Discipline discipline, int limit) {
    this.line = new WaitingLine<>(discipline, limit);
  }

  /** True if nobody waits. */
  public boolean isEmpty() {
    return line.size() == 0;
  }

  /** True if nobody else may wait. */
  public boolean isFull() {
    return line.isFull();
  }

  /** True if an invocation of this layer waits. */
  public boolean contains(Invocation invocation) {
    return invocation.place != null;
  }

  /** Whose turn it is, or null. */
  public @Nullable Invocation next(long nowNanos) {
    Place next = line.next(nowNanos);
    return next == null ? null : next.invocation;
  }

  /** Whether the one whose turn it is should be dropped instead of let in. */
  public boolean drops(Invocation next, long nowNanos) {
    return line.drops(place(next), nowNanos);
  }

  /** Lets an invocation wait. */
  public void add(Invocation invocation, long nowNanos) {
    Place place = unused.isEmpty() ? new Place() : unused.pop();
    place.invocation = invocation;
    invocation.place = place;
    line.add(place, nowNanos, invocation.request().useCase, invocation.request().priority);
  }

  /** Takes an invocation out that waits. */
  public void remove(Invocation invocation) {
    Place place = place(invocation);
    line.remove(place);
    place.invocation = null;
    invocation.place = null;
    unused.push(place);
  }

  private static Place place(Invocation invocation) {
    if (invocation.place == null) {
      throw new IllegalStateException("the invocation does not wait");
    }
    return invocation.place;
  }
}
