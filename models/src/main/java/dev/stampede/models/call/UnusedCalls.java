package dev.stampede.models.call;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * Calls that have come back and may be used again. One whose cancellation is still on its way rests
 * until that is there: a later use with a shorter way would be there before it, and be cancelled in
 * its place. There are never more of them than were out, or cancelled, at a time.
 */
public final class UnusedCalls {

  private final Supplier<Call> make;
  private final ArrayDeque<Call> free = new ArrayDeque<>();
  private final PriorityQueue<Call> resting =
      new PriorityQueue<>(Comparator.comparingLong(call -> call.restsUntilNanos));

  /** Has none yet. */
  public UnusedCalls(Supplier<Call> make) {
    this.make = make;
  }

  /** Takes a call to use, a new one if all others are out or rest. */
  public Call take(long nowNanos) {
    if (!free.isEmpty()) {
      return free.pop();
    }
    Call first = resting.peek();
    return first != null && first.restsUntilNanos <= nowNanos ? resting.remove() : make.get();
  }

  /** A call has come back. */
  public void add(Call call, long nowNanos) {
    if (call.restsUntilNanos > nowNanos) {
      resting.add(call);
    } else {
      free.push(call);
    }
  }
}
