package dev.stampede.models.cell.engine;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Gauge;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.call.Call;
import dev.stampede.models.cell.CellResult;
import dev.stampede.models.cell.Health;
import dev.stampede.models.cell.KeptOut;
import dev.stampede.models.cell.MovesSpec;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.FaultSpec;
import dev.stampede.models.fault.Users;
import dev.stampede.models.nodes.NodesResult;
import dev.stampede.models.operator.Gate;
import dev.stampede.models.operator.Operated;
import dev.stampede.models.place.Place;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.Load;
import dev.stampede.models.start.Machines;
import dev.stampede.models.start.StartQueue;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.tier.Capacity;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Errand;
import dev.stampede.models.work.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell at work: its engine, what strikes it alone, and what becomes of its users. */
final class Cell implements Operated {

  private final CellSpec spec;
  private final LogicalProcess process;
  private final Horizon horizon;
  private final Engine engine;
  private final Capacity capacity;
  private final Gate gate;
  private final Place place;
  private final Cause outage;
  private final @Nullable Health health;

  /** 1 while it is taken to be out. */
  private final Gauge out;

  /** Its own; null for none. */
  private final @Nullable StartQueue starts;

  private ActiveFaults faults;

  /** What strikes all cells, and this one alone. */
  private double slownessOfAll = 1;

  private double slowness = 1;
  private AddedTime addedToAll = AddedTime.NONE;
  private AddedTime added = AddedTime.NONE;

  /** What calls are cut off by while only this cell cuts them off. */
  private Cause cutBy = Cause.NONE;

  private long own;
  private long ownServed;
  private long movedAway;
  private long movedIn;
  private long came;
  private long refused;
  private long served;
  private long timedOut;
  private long failed;

  /**
   * Opens a cell.
   *
   * @param moves when its traffic moves; null for never
   * @param listener takes calls back
   */
  Cell(CellSpec spec, @Nullable MovesSpec moves, EngineSite site, Listener listener) {
    this.spec = spec;
    this.process = site.process();
    this.horizon = site.horizon();
    EngineSite own = site.within(spec.name(), (call, status) -> left(call, status, listener));
    this.starts = StartQueue.of(spec.engine().starts(), process, own.name(), horizon);
    this.engine = spec.engine().open(own.starting(starts));
    Capacity.Inside inside = new Capacity.Inside(this::cutAll, this::cut);
    this.capacity =
        new Capacity(
            engine,
            spec.engine().units(),
            inside,
            () -> {},
            Machines.of(starts, spec.engine().unitsOfMachine()));
    this.gate = new Gate(process);
    this.place = new Place(spec.name(), horizon.intervals());
    this.outage = new Cause(Kind.OUTAGE, spec.name());
    this.health = moves == null ? null : new Health(moves);
    this.out = new Gauge(horizon);
    this.faults = new ActiveFaults(process, List.of(), new Victim());
  }

  /** Takes calls back from a cell. */
  @FunctionalInterface
  interface Listener {

    /** Takes one call back. */
    void left(Call call, Status status);
  }

  /** What faults of this cell alone do to it. */
  private final class Victim implements ActiveFaults.Victim {
    @Override
    public void cutAll() {
      capacity.cutAll();
    }

    @Override
    public void cut(Users users) {
      capacity.cut(users);
    }

    @Override
    public void slowDown(double factor) {
      slowness = factor;
      engine.slowDown(slowness * slownessOfAll);
    }

    @Override
    public void addTime(AddedTime time) {
      added = time;
      engine.addTime(sum());
    }

    @Override
    public void capacity(double share) {
      capacity.capacity(share);
    }

    @Override
    public void changed() {}
  }

  /** Lets faults strike it. */
  void open(List<FaultSpec> planned) {
    faults = new ActiveFaults(process, planned, new Victim());
  }

  private AddedTime sum() {
    AddedTime one = added;
    AddedTime other = addedToAll;
    return new AddedTime() {
      @Override
      public long nanos(Call call) {
        return one.nanos(call) + other.nanos(call);
      }

      @Override
      public double meanSeconds() {
        return one.meanSeconds() + other.meanSeconds();
      }
    };
  }

  /** A fault of the whole provider makes everything slower. */
  void slowDownWithAll(double factor) {
    slownessOfAll = factor;
    engine.slowDown(slowness * slownessOfAll);
  }

  /** A fault of the whole provider adds to the times. */
  void addTimeToAll(AddedTime time) {
    addedToAll = time;
    engine.addTime(sum());
  }

  /** It has a share of its units, as all cells have, rounded to whole ones. */
  void resizeWithAll(double share) {
    capacity.units((int) Math.round(spec.engine().units() * share));
  }

  /** A user of its own makes a call. */
  void ownCall(boolean goesElsewhere) {
    own += counts();
    movedAway += goesElsewhere ? counts() : 0;
  }

  /** A call of one of its own users is served somewhere. */
  void ownIsServed() {
    ownServed += counts();
  }

  /**
   * A call comes to it.
   *
   * @param fromElsewhere whether its user belongs to another cell
   * @return how it is kept out; null if the engine may be asked
   */
  @Nullable KeptOut enter(Call call, boolean fromElsewhere) {
    if (gate.refuses(call, Errand.MESSAGE)) {
      return new KeptOut(gate.status(), 0, false);
    }
    came += counts();
    movedIn += fromElsewhere ? counts() : 0;
    place.came().increment(process.now());
    if (faults.strike(call)) {
      call.answer.cause = outage;
      refused();
      return new KeptOut(faults.status(), faults.errorLatencyNanos(), faults.hangs());
    }
    return null;
  }

  /** Takes a call in; false if there is no room, or nobody to serve it. */
  boolean accept(Call call) {
    boolean taken = engine.accept(call);
    if (!taken) {
      refused();
    }
    return taken;
  }

  private void refused() {
    refused += counts();
    ended(false);
  }

  private void left(Call call, Status status, Listener listener) {
    switch (status) {
      case OK -> served += counts();
      case TIMEOUT -> timedOut += counts();
      case GAVE_UP -> {}
      default -> failed += counts();
    }
    if (status != Status.GAVE_UP) {
      ended(status == Status.OK);
    }
    if (status == Status.CUT && call.answer.cause.kind() == Kind.NONE) {
      call.answer.cause = cutBy;
    }
    listener.left(call, status);
  }

  private void ended(boolean wasServed) {
    if (health != null) {
      health.ended(wasServed);
    }
  }

  /** Looks at whether it is well. */
  void look() {
    if (health != null) {
      health.look();
      out.change(process.now(), (health.isOut() ? 1 : 0) - out.level());
    }
  }

  /** Whether its traffic goes to others. */
  boolean isOut() {
    return health != null && health.isOut();
  }

  Engine engine() {
    return engine;
  }

  Place place() {
    return place;
  }

  private void cutAll() {
    cutBy = outage;
    engine.cutAll();
    cutBy = Cause.NONE;
  }

  private void cut(Users users) {
    cutBy = outage;
    engine.cut(users);
    cutBy = Cause.NONE;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  /** Restarts its machines; the cause is another's to tell. */
  void restart() {
    capacity.restart();
  }

  @Override
  public void restart(Cause cause) {
    cutBy = cause;
    restart();
    cutBy = Cause.NONE;
  }

  @Override
  public void scale(double factor) {
    capacity.scale(factor);
  }

  private int counts() {
    return horizon.counts(process.now()) ? 1 : 0;
  }

  /** Returns what has become of it, at the end of a run. */
  /** Returns what became of starts that had to pass its queue; null if there is none. */
  @Nullable StartsResult starts(long nowNanos) {
    return StartQueue.result(starts, nowNanos);
  }

  CellResult result(long nowNanos) {
    Load load = engine.load();
    load.advance(nowNanos);
    out.advance(nowNanos);
    NodesResult nodes = engine.nodes(nowNanos);
    double counted = horizon.countedNanos();
    return new CellResult(
        spec.name(),
        own,
        ownServed,
        movedAway,
        movedIn,
        came,
        refused,
        served,
        timedOut,
        failed,
        out.counted().toDouble() / counted,
        load.utilization(),
        load.inside().counted().toDouble() / counted,
        nodes == null ? 0 : nodes.deaths());
  }
}
