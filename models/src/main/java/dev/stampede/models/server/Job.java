package dev.stampede.models.server;

import dev.stampede.engine.Timer;
import dev.stampede.models.batching.Sequence;
import dev.stampede.models.call.Call;
import dev.stampede.models.queue.Waiter;
import org.jspecify.annotations.Nullable;

/** A call inside an engine. Engines keep their jobs and use them again. */
final class Job extends Waiter<Job> {

  /** The call; null while the job is not in use. */
  @Nullable Call call;

  /** Goes off when service ends, or patience; made once. */
  @Nullable Timer timer;

  /** Goes off when it is found that nobody waits for it; null until that is first looked for. */
  @Nullable Timer found;

  boolean inService;

  /** Whether it is held up before its service goes on. */
  boolean held;

  /** How long it was, where that is no part of its service. */
  long heldNanos;

  /** Whether it is the engine, not the client, that will not wait any longer. */
  boolean timesOut;

  /** When service began. */
  long startedNanos;

  /** When the first token comes, if nothing changes. */
  long firstTokenNanos;

  /** When service ends, if nothing changes. */
  long endNanos;

  /** What a {@link WorkClock} shows when it is done: nanoseconds, and parts of one. */
  long doneNanos;

  long doneParts;

  /** Whether it goes before a market, 1, after it, -1, or with it, 0. */
  int rank;

  /** Its place among the others in a line with a market, see {@code FluidQueue}. */
  double mark;

  /** What it is to an engine that infers; made once. */
  @Nullable Sequence sequence;

  /** Order of arrival, for ties. */
  long arrival;

  /** Place in a heap. */
  int place;

  Call call() {
    if (call == null) {
      throw new IllegalStateException("the job is not in use");
    }
    return call;
  }

  Sequence sequence() {
    if (sequence == null) {
      throw new IllegalStateException("the job has no sequence");
    }
    return sequence;
  }

  Timer timer() {
    if (timer == null) {
      throw new IllegalStateException("the job has no timer");
    }
    return timer;
  }
}
