package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.work.Answer;
import org.jspecify.annotations.Nullable;

/** A call to a server with engines, which know the work that it makes. */
public abstract class ServedCall extends Call {

  /** The work that the call makes in an engine; null while it is in none. */
  @Nullable Job job;

  /** The node that the call is on, where an engine has several; null if it is on none. */
  @Nullable Node node;

  /** The number of the cell that its user belongs to, where an engine has several. */
  public int home;

  /** The number of the cell that it was sent to. */
  public int cell;

  /** Tells of the call's progress; null where nobody wants to hear, and until it comes first. */
  private @Nullable Watch watch;

  /** Returns what is known of a call to a server with engines. */
  static ServedCall of(Call call) {
    if (call instanceof ServedCall served) {
      return served;
    }
    throw new IllegalStateException("the call has come to no engine");
  }

  /** Returns what a server with engines knows of a call. */
  public static ServedCall served(Call call) {
    return of(call);
  }

  /** Who wants to hear of the tokens of a call while they are made; null if nobody does. */
  static @Nullable Watch listener(Call call) {
    return call.stream ? of(call).watch : null;
  }

  /**
   * The call has come in, once more or for the first time.
   *
   * @param process the server's
   * @param faults those of the server, which may keep the first token back
   */
  public final void begin(LogicalProcess process, ActiveFaults faults) {
    if (watch == null && link().isListenedTo()) {
      watch = new Watch(process, faults, this, link());
    }
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
  protected final long atWorkSinceNanos() {
    return job != null && job.inService ? job.startedNanos : Answer.NEVER;
  }
}
