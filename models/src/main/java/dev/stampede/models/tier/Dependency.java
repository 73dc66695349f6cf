package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.start.StartQueue;
import dev.stampede.models.work.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tiers share, at work. It runs in the process of all that ask it, so that whoever asks takes
 * from the others at the same instant.
 */
public final class Dependency {

  /** A question has been taken in. */
  private static final long TAKEN = -1;

  private final LogicalProcess process;
  private final Engine engine;
  private final @Nullable StartQueue starts;
  private final ActiveFaults faults;
  private final TierBooks books;

  /**
   * Opens a dependency.
   *
   * @param process that of all who ask it
   * @param planned faults that strike it
   */
  public Dependency(
      DependencySpec spec, LogicalProcess process, Horizon horizon, List<FaultSpec> planned) {
    this.process = process;
    String name = "dependency/" + spec.name();
    this.starts = StartQueue.of(spec.engine().starts(), process, name, horizon);
    this.engine =
        spec.engine()
            .open(
                EngineSite.before(
                        name, process, this::left, horizon, new TierHandling(spec.name(), false))
                    .starting(starts));
    this.faults =
        new ActiveFaults(
            process,
            planned,
            new Capacity(
                engine,
                spec.engine().units(),
                new Capacity.Inside(engine::cutAll, engine::cut),
                () -> {},
                null)); // nobody does steps to it
    this.books = new TierBooks("dependency " + spec.name(), spec.name(), horizon);
    SweepsSpec sweeps = spec.sweeps();
    if (sweeps != null) {
      new Sweeps(sweeps, process, process.random("sweeps/" + spec.name()), this::sweep);
    }
  }

  /** Machines ask; nobody waits for the answer but they. */
  private void sweep(TieredCall call) {
    take(call);
  }

  /** Asks about a call; its tier hears the answer, perhaps before this returns. */
  void ask(TieredCall call, Tier asker) {
    long delayNanos = take(call);
    if (delayNanos != TAKEN) {
      asker.unanswered(call, delayNanos);
    }
  }

  /** Takes a question in; returns after which time it is known that it is not, or TAKEN. */
  private long take(TieredCall call) {
    long now = process.now();
    books.came(now);
    if (faults.strike(call)) {
      books.failed(now);
      return faults.errorLatencyNanos();
    }
    if (!engine.accept(call)) {
      books.refused(now);
      return 0;
    }
    books.entered(now);
    call.asked = this;
    call.askedNanos = now;
    return TAKEN;
  }

  private void left(Call left, Status status) {
    TieredCall call = TieredCall.of(left);
    leaves(call);
    boolean answered = status == Status.OK;
    if (answered) {
      books.passed(process.now(), call.askedNanos, call.answer.startedNanos);
    } else {
      books.failed(process.now());
    }
    if (call.way.length == 0) {
      return; // a machine's
    }
    Tier asker = call.way[call.step];
    if (answered) {
      asker.answered(call);
    } else {
      asker.unanswered(call, 0);
    }
  }

  private void leaves(TieredCall call) {
    call.asked = null;
    books.left(process.now());
  }

  /** Nobody wants to know about a call any more. */
  void cancel(TieredCall call) {
    engine.cancel(call);
    leaves(call);
    books.hungUp(process.now());
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  public TierResult result(long nowNanos) {
    return books.result(
        nowNanos, engine.load(), new Question[0], StartQueue.result(starts, nowNanos), null);
  }
}
