package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.measure.Seconds;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.Crowded;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.start.StartQueue;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Objects;
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

  /** Questions about a market's calls; null if there are none. */
  private final @Nullable DependencyCrowd crowd;

  /**
   * Opens a dependency.
   *
   * @param process that of all who ask it
   * @param planned faults that strike it
   * @param passing how long questions about the calls of markets may be in it; null if there are
   *     none
   */
  public Dependency(
      DependencySpec spec,
      LogicalProcess process,
      Horizon horizon,
      List<FaultSpec> planned,
      EngineSite.@Nullable Crowd passing) {
    this.process = process;
    String name = "dependency/" + spec.name();
    this.starts = StartQueue.of(spec.engine().starts(), process, name, horizon);
    EngineSite alone =
        EngineSite.before(name, process, this::left, horizon, new TierHandling(spec.name(), false));
    this.engine =
        spec.engine().open((passing == null ? alone : alone.passedBy(passing)).starting(starts));
    this.faults =
        new ActiveFaults(
            process,
            planned,
            new Capacity(
                engine,
                spec.engine().units(),
                new Capacity.Inside(this::cutAll, this::cut),
                () -> {},
                null)); // nobody does steps to it
    Crowded shared = passing == null ? null : engine.crowded();
    this.crowd = shared == null ? null : new DependencyCrowd(shared, faults, horizon);
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

  private void cutAll() {
    if (crowd != null) {
      crowd.cut(1, process.now());
    }
    engine.cutAll();
  }

  private void cut(Users users) {
    if (crowd != null) {
      crowd.cut(users.share(), process.now());
    }
    engine.cut(users);
  }

  /** Questions about a market's calls. */
  DependencyCrowd crowd() {
    return Objects.requireNonNull(crowd, "no market's calls are asked about");
  }

  /** How long it takes until a failure of it is known. */
  double failureSeconds() {
    return Seconds.of(faults.errorLatencyNanos());
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
        nowNanos,
        engine.load(),
        new Question[0],
        StartQueue.result(starts, nowNanos),
        crowd == null ? null : crowd.result());
  }
}
