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

  /**
   * Returns for how many of some steps it is that nobody has to be told anything, at least one, and
   * tells those who do how long that one takes.
   *
   * @param step the number of the first of them
   * @param steps the most that are asked for
   * @param joined whether somebody has joined who may have been told before
   */
  long mind(LinkedQueue<Sequence> running, long step, StepClock clock, long steps, boolean joined) {
    double good = clock.stepsWithin((double) shortestNanos);
    if (good < 1 || joined) {
      tell(running, step, clock.begin(), clock.end(1));
    }
    return good < 1 ? steps : (long) Math.min(good, (double) steps);
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
