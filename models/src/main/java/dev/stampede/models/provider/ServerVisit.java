package dev.stampede.models.provider;

import dev.stampede.models.call.Call;
import dev.stampede.models.call.Visit;
import dev.stampede.models.work.Answer;
import org.jspecify.annotations.Nullable;

/** A call's visit to a server with engines, which know the work that it makes. */
public abstract class ServerVisit extends Visit {

  /** The work that the call makes in an engine; null while it is in none. */
  @Nullable Job job;

  /** Tells of the call's progress; null where nobody wants to hear. */
  private @Nullable Watch watch;

  /** Returns the visit of a call that has come to a server with engines. */
  static ServerVisit of(Call call) {
    if (call.visit instanceof ServerVisit visit) {
      return visit;
    }
    throw new IllegalStateException("the call has come to no engine");
  }

  /** Who wants to hear of the tokens of a call while they are made; null if nobody does. */
  static @Nullable Watch listener(Call call) {
    return call.stream ? of(call).watch : null;
  }

  /** Has the client told of the call's progress from now on. */
  final void watch(Watch newWatch) {
    watch = newWatch;
  }

  /** Who tells of the call's progress; null where nobody wants to hear. */
  final @Nullable Watch watch() {
    return watch;
  }

  @Override
  protected final void answered() {
    if (watch != null) {
      watch.close();
    }
  }

  @Override
  protected final long takenUpNanos() {
    return job != null && job.inService ? job.startedNanos : Answer.NEVER;
  }
}
