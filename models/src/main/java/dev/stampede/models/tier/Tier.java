package dev.stampede.models.tier;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.engine.random.Distribution;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Users;
import dev.stampede.models.operator.Gate;
import dev.stampede.models.operator.Operated;
import dev.stampede.models.place.Place;
import dev.stampede.models.queue.Discipline;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.EngineSpec;
import dev.stampede.models.server.ServersSpec;
import dev.stampede.models.start.Machines;
import dev.stampede.models.start.StartQueue;
import dev.stampede.models.tier.TieredCall.Alarm;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tier at work. A call comes in, takes a place, is asked about where the tier depends on others,
 * is handled by the tier's own servers, and goes on; or it is refused, or in it for too long.
 *
 * <p>Where a fault cuts calls off, one that no server of the tier is at hears of it when it would
 * have gone on.
 */
final class Tier implements Operated {

  private static final long NEVER = -1;

  private final TierSpec spec;
  private final LogicalProcess process;
  private final WayIn.Exits exits;
  private final Question[] questions;
  private final @Nullable Engine engine;
  private final @Nullable Capacity capacity;
  private final @Nullable StartQueue starts;
  private final ActiveFaults faults;
  private final Gate gate;
  private final TierCauses causes;
  private final TierBooks books;

  /** A market's calls in it; null if none passes. */
  private final @Nullable TierCrowd crowd;

  /** When a fault last cut off all that was inside. */
  private long cutNanos = NEVER;

  /** When a fault last cut off what was inside of some users, and whose. */
  private long cutOfSomeNanos = NEVER;

  private @Nullable Users some;
  private Cause cutBy = Cause.NONE;

  /** What faults add to the time of calls where no servers take it. */
  private AddedTime added = AddedTime.NONE;

  /**
   * Opens a tier.
   *
   * @param name of the tier with its provider, for people
   * @param site where it stands
   * @param planned faults that strike it
   */
  Tier(String name, TierSpec spec, WayInSite site, List<FaultSpec> planned, WayIn.Exits exits) {
    this.spec = spec;
    this.process = site.process();
    this.exits = exits;
    Horizon horizon = site.horizon();
    this.causes = new TierCauses(spec);
    this.books = new TierBooks(name, spec.name(), horizon);
    this.questions =
        spec.questions().stream()
            .map(question -> new Question(question, spec.name(), site))
            .toArray(Question[]::new);
    boolean passed = site.market() != null;
    EngineSpec servers = spec.engine() == null && passed ? placesAlone(spec) : spec.engine();
    Engine opened = null;
    Capacity ofServers = null;
    StartQueue queue = null;
    if (servers != null) {
      TierHandling handling = new TierHandling(spec.name(), true);
      EngineSite alone = EngineSite.before(name, process, this::leftEngine, horizon, handling);
      EngineSite.Crowd others =
          new EngineSite.Crowd(spec.places(), spec.timeoutNanos(), site.givingUpPerSecond());
      queue = StartQueue.of(servers.starts(), process, name, horizon);
      opened = servers.open((passed ? alone.passedBy(others) : alone).starting(queue));
      Capacity.Inside inside = new Capacity.Inside(this::fail, this::cutByFault);
      Machines machines = Machines.of(queue, servers.unitsOfMachine());
      ofServers =
          spec.engine() == null
              ? null
              : new Capacity(opened, servers.units(), inside, () -> {}, machines);
    }
    this.starts = queue;
    this.engine = opened;
    this.capacity = ofServers;
    this.faults =
        new ActiveFaults(process, planned, ofServers == null ? new Unserved(this) : ofServers);
    this.gate = new Gate(process);
    this.crowd =
        passed
            ? new TierCrowd(
                opened == null ? null : opened.crowded(),
                questions,
                new TierCrowd.Trouble(faults, gate),
                horizon,
                new TierCrowd.Limits(spec.timeoutSeconds(), site.givingUpPerSecond()))
            : null;
  }

  /** What bounds a market's calls, too, where nothing handles them: places, if there are some. */
  private static @Nullable EngineSpec placesAlone(TierSpec spec) {
    return spec.places() == EngineSpec.UNBOUNDED
        ? null
        : new ServersSpec(spec.places(), new Distribution.Constant(0), 0, Discipline.FIFO, null);
  }

  /** A market's calls in it. */
  TierCrowd crowd() {
    return Objects.requireNonNull(crowd, "no market passes");
  }

  /** What faults add to the time of calls where no servers take it. */
  void addTime(AddedTime time) {
    if (engine != null) {
      engine.addTime(time);
    } else {
      added = time;
    }
    if (crowd != null) {
      crowd.addTime(time.meanSeconds());
    }
  }

  /** Takes a call in; it leaves by one of the exits, perhaps before this returns. */
  void enter(TieredCall call) {
    if (gate.refuses(call, call.errand)) {
      call.takeUp();
      exits.refused(call, gate.status(), 0);
      return;
    }
    books.came(process.now());
    if (faults.strike(call)) {
      strike(call);
    } else if (books.inside() >= spec.places()) {
      refuse(call, causes.full(), spec.fullStatus());
    } else {
      call.sinceNanos = process.now();
      call.question = 0;
      books.entered(process.now());
      if (spec.timeoutNanos() != TierSpec.ENDLESS) {
        arm(call, Alarm.TIMEOUT, spec.timeoutNanos());
      }
      askNext(call);
    }
  }

  private void strike(TieredCall call) {
    call.answer.cause = causes.fault();
    if (faults.hangs()) {
      books.hung(process.now());
      exits.broken(call, faults.errorLatencyNanos());
    } else {
      books.failed(process.now());
      call.takeUp();
      exits.refused(call, faults.status(), faults.errorLatencyNanos());
    }
  }

  private void refuse(TieredCall call, Cause cause, int httpStatus) {
    books.refused(process.now());
    call.answer.cause = cause;
    exits.refused(call, httpStatus, 0);
  }

  private void arm(TieredCall call, Alarm alarm, long nanos) {
    call.alarm = alarm;
    call.timer(process).set(nanos);
  }

  /** Asks all that has not been asked and is not known, then handles the call. */
  private void askNext(TieredCall call) {
    for (; call.question < questions.length; call.question++) {
      Question question = questions[call.question];
      if (!question.knows(call, process.now())) {
        call.takeUp();
        question.ask(call, this);
        return;
      }
    }
    handle(call);
  }

  /** A dependency has told what it was asked about a call. */
  void answered(TieredCall call) {
    if (!isCut(call)) {
      questions[call.question].remember(call, process.now());
    }
    goOn(call);
  }

  /**
   * A dependency will not tell what it was asked about a call.
   *
   * @param delayNanos after which that is known
   */
  void unanswered(TieredCall call, long delayNanos) {
    if (delayNanos == 0) {
      failed(call);
    } else if (delayNanos < timeLeft(call)) {
      arm(call, Alarm.NO_ANSWER, delayNanos);
    }
  }

  private long timeLeft(TieredCall call) {
    return spec.timeoutNanos() == TierSpec.ENDLESS
        ? TierSpec.ENDLESS
        : call.sinceNanos + spec.timeoutNanos() - process.now();
  }

  private void failed(TieredCall call) {
    Question question = questions[call.question];
    if (question.spec().failsOpen()) {
      goOn(call);
    } else {
      leave(call);
      books.failed(process.now());
      call.answer.cause = question.failure();
      exits.refused(call, question.spec().failureStatus(), 0);
    }
  }

  private void goOn(TieredCall call) {
    if (isCut(call)) {
      cut(call);
    } else {
      call.question++;
      askNext(call);
    }
  }

  private boolean isCut(TieredCall call) {
    return cutNanos >= call.sinceNanos
        || (some != null && cutOfSomeNanos >= call.sinceNanos && some.has(call));
  }

  private void handle(TieredCall call) {
    if (engine == null) {
      call.takeUp();
      handleUnserved(call);
    } else if (!engine.accept(call)) {
      books.notAdmitted(call.sinceNanos);
      refuseInside(call);
    }
  }

  private void handleUnserved(TieredCall call) {
    long nanos = added.nanos(call);
    if (nanos == 0) {
      pass(call);
    } else if (nanos < timeLeft(call)) {
      arm(call, Alarm.HELD_UP, nanos);
    }
  }

  private void refuseInside(TieredCall call) {
    Cause cause = call.answer.cause;
    int httpStatus = call.answer.httpStatus;
    leave(call);
    boolean theirs = httpStatus != 0;
    refuse(call, theirs ? cause : causes.full(), theirs ? httpStatus : spec.fullStatus());
  }

  private void pass(TieredCall call) {
    long now = process.now();
    books.passed(now, call.sinceNanos, engine == null ? now : call.answer.startedNanos);
    leave(call);
    exits.passed(call);
  }

  private void leave(TieredCall call) {
    call.disarm();
    books.left(process.now());
    call.answer.set(Status.OK); // its times were the tier's
  }

  /** The answer to a call that its servers end or do not take says by what, if it is theirs. */
  private void leftEngine(Call left, Status status) {
    TieredCall call = TieredCall.of(left);
    switch (status) {
      case OK -> pass(call);
      case CUT -> cut(call);
      default -> refuseInside(call);
    }
  }

  private void cut(TieredCall call) {
    leave(call);
    if (cutBy.kind() == Kind.OUTAGE || cutBy.kind() == Kind.STEP) {
      books.cutByProvider(process.now());
    } else {
      books.failed(process.now());
    }
    call.answer.cause = cutBy;
    exits.broken(call, 0);
  }

  /** The timer of a call goes off. */
  void goesOff(TieredCall call) {
    Alarm alarm = Objects.requireNonNull(call.alarm);
    call.alarm = null;
    switch (alarm) {
      case HELD_UP -> {
        if (isCut(call)) {
          cut(call);
        } else {
          pass(call);
        }
      }
      case NO_ANSWER -> {
        if (spec.timeoutNanos() != TierSpec.ENDLESS) {
          arm(call, Alarm.TIMEOUT, timeLeft(call));
        }
        failed(call);
      }
      case TIMEOUT -> {
        takeOut(call);
        books.timedOut(process.now());
        call.answer.cause = causes.timeout();
        exits.refused(call, spec.timeoutStatus(), 0);
      }
    }
  }

  /** Takes a call out that its client takes back. */
  void cancel(TieredCall call) {
    takeOut(call);
    books.hungUp(process.now());
  }

  private void takeOut(TieredCall call) {
    if (call.asked != null) {
      call.asked.cancel(call);
    } else if (call.question == questions.length && engine != null) {
      engine.cancel(call);
    }
    leave(call);
  }

  /** A fault cuts all calls off and lets it forget what it knew. */
  void fail() {
    forget();
    cutAll(causes.fault());
  }

  private void forget() {
    for (Question question : questions) {
      question.forget();
    }
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public void restart(Cause cause) {
    forget();
    cutNanos = process.now();
    cutBy = cause;
    cutCrowd(1);
    if (capacity != null) {
      capacity.restart(); // which cuts off what is in it
    } else if (engine != null) {
      engine.restart();
    }
  }

  /** What is never busy has no capacity that could be another. */
  @Override
  public void scale(double factor) {
    if (capacity != null) {
      capacity.scale(factor);
    }
  }

  /** Cuts all calls off, for a reason. */
  void cutAll(Cause cause) {
    cutNanos = process.now();
    cutBy = cause;
    cutCrowd(1);
    if (engine != null) {
      engine.cutAll();
    }
  }

  /** Cuts the calls of some users off, for a reason. */
  void cut(Users users, Cause cause) {
    cutOfSomeNanos = process.now();
    some = users;
    cutBy = cause;
    cutCrowd(users.share());
    if (engine != null) {
      engine.cut(users);
    }
  }

  /** Cuts the calls of some users off, by a fault. */
  void cutByFault(Users users) {
    cut(users, causes.fault());
  }

  private void cutCrowd(double share) {
    if (crowd != null) {
      crowd.cut(share, process.now());
    }
  }

  /** What happened in it in each interval. */
  Place place() {
    return books.place();
  }

  /** Closes the books at the end of a run, checks them, and returns what they say. */
  TierResult result(long nowNanos) {
    return books.result(
        nowNanos,
        engine == null ? null : engine.load(),
        questions,
        StartQueue.result(starts, nowNanos),
        crowd == null ? null : crowd.result());
  }
}
