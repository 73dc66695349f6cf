package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.call.Visit;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.work.Answer;
import org.jspecify.annotations.Nullable;

/** A call's visit to a server with engines, which know the work that it makes. */
public abstract class ServerVisit extends Visit {

  /** The work that the call makes in an engine; null while it is in none. */
  @Nullable Job job;

  /** Tells of the call's progress; null where nobody wants to hear. */
  private final @Nullable Watch watch;

  /**
   * Makes the visit of a call that comes for the first time.
   *
   * @param faults those of the server, which may keep the first token back
   */
  protected ServerVisit(LogicalProcess process, ActiveFaults faults, Call call) {
    this.watch = call.link().isListenedTo() ? new Watch(process, faults, call, call.link()) : null;
  }

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

  /** The call has come in, once more or for the first time. */
  public final void begin() {
    if (watch != null) {
      watch.open();
    }
  }

  /** The answer is whole, and is kept back on its way out for a time. */
  public final void keptBackFor(long nanos) {
    if (watch != null) {
      watch.keptBackFor(nanos);
    }
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
