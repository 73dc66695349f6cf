package dev.stampede.models.batching;

import dev.stampede.models.batching.Sequence.State;
import dev.stampede.models.queue.LinkedQueue;

/** Tells those who listen to sequences when their tokens are too far apart. */
final class Silence {

  /** The shortest time between two tokens that anybody wants to hear of. */
  private long shortestNanos = Long.MAX_VALUE;

  /** Takes note of a sequence that comes. */
  void heed(Sequence sequence) {
    if (sequence.observer != null) {
      shortestNanos = Math.min(shortestNanos, sequence.observer.silenceNanos());
    }
  }

  /** Whether anybody listens at all. */
  boolean isHeard() {
    return shortestNanos != Long.MAX_VALUE;
  }

  /** Steps that nobody finds too long, of those in a row that a clock times; 0 for none. */
  double goodSteps(StepClock clock) {
    return clock.stepsWithin((double) shortestNanos);
  }

  /**
   * Tells how long the present step takes.
   *
   * @param step its number, if the sequences know in which they joined
   */
  void tell(LinkedQueue<Sequence> running, long step, long beginNanos, long endNanos) {
    for (Sequence s = running.first(); s != null; s = s.next()) {
      if (s.state == State.DECODING) {
        if (s.joinedStep < step) {
          s.isHeardAgain();
        }
        s.comesAt(beginNanos, endNanos);
      }
    }
  }
}
