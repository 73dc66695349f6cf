package dev.stampede.models.provider;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.measure.Balance;
import dev.stampede.engine.measure.Horizon;
import dev.stampede.models.call.Call;
import dev.stampede.models.capacity.AutoscalerSpec.Metric;
import dev.stampede.models.capacity.Fleet;
import dev.stampede.models.capacity.ScalingSpec;
import dev.stampede.models.cell.Cells;
import dev.stampede.models.fault.ActiveFaults;
import dev.stampede.models.fault.Refusal;
import dev.stampede.models.fault.StatusPage;
import dev.stampede.models.market.Markets;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.memory.PromptCache;
import dev.stampede.models.memory.PromptCacheResult;
import dev.stampede.models.memory.PromptCacheSpec;
import dev.stampede.models.queue.Order;
import dev.stampede.models.server.Engine;
import dev.stampede.models.server.EngineSite;
import dev.stampede.models.server.Load;
import dev.stampede.models.start.Machines;
import dev.stampede.models.start.StartQueue;
import dev.stampede.models.start.StartsResult;
import dev.stampede.models.tier.Capacity;
import dev.stampede.models.tier.WayIn;
import dev.stampede.models.work.Cause;
import dev.stampede.models.work.Cause.Kind;
import dev.stampede.models.work.Status;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine and what belongs to it, whatever door calls have come through: the faults that strike
 * it, the replicas that follow its load, what it keeps of prompts, its market. It is its owner's;
 * other providers may send calls into it.
 */
final class EngineRoom {

  private static final double NANOS_PER_SECOND = 1e9;

  private final ProviderSpec owner;
  private final LogicalProcess process;
  private final Horizon horizon;
  private final Engine engine;
  private final Capacity capacity;
  private final @Nullable PromptCache prompts;
  private final @Nullable StartQueue starts;
  private final Cause outage;
  private final List<ProviderBooks> doors = new ArrayList<>();
  private @Nullable ActiveFaults faults;
  private @Nullable Fleet fleet;
  private @Nullable Markets market;
  private long arrivals;

  /**
   * Opens an engine.
   *
   * @param owner whose it is
   * @param inside cuts off what is in it and before it
   * @param changed hears that other faults are active than before
   */
  EngineRoom(
      ProviderSpec owner,
      LogicalProcess process,
      Horizon horizon,
      Capacity.Inside inside,
      Runnable changed) {
    this.owner = owner;
    this.process = process;
    this.horizon = horizon;
    PromptCacheSpec kept = owner.admission().prompts();
    this.prompts = kept == null ? null : new PromptCache(kept, horizon);
    this.outage = new Cause(Kind.OUTAGE, owner.name());
    this.starts = StartQueue.of(owner.engine().starts(), process, owner.name(), horizon);
    QueueTimeoutSpec timeout = owner.admission().queueTimeout();
    long longestWait = timeout == null ? EngineSite.ENDLESS : timeout.afterNanos();
    this.engine =
        owner
            .engine()
            .open(
                new EngineSite(
                        owner.name(),
                        process,
                        (call, status) -> ProviderCall.of(call).door().left(call, status),
                        horizon,
                        longestWait,
                        owner.market())
                    .starting(starts));
    ScalingSpec scaling = owner.scaling();
    int unitsOfEach = scaling == null ? owner.engine().unitsOfMachine() : scaling.unitsPerReplica();
    this.capacity =
        new Capacity(
            engine, owner.engine().units(), inside, changed, Machines.of(starts, unitsOfEach));
  }

  /** Lets its owner's faults strike it, and replicas follow its load. */
  void open(ActiveFaults strikes) {
    faults = strikes;
    ScalingSpec scaling = owner.scaling();
    if (scaling != null) {
      int each = scaling.unitsPerReplica();
      fleet =
          new Fleet(
              process,
              scaling,
              owner.engine().units() / each,
              process.random("starts/" + owner.name()),
              new Fleet.Scaled(
                  this::integral, ready -> capacity.units(ready * each), horizon, starts));
    }
  }

  /** Lets other customers in by the way of their provider, if there are some. */
  void openToMarket(WayIn wayIn, StatusPage page) {
    ActiveFaults strikes = faults();
    SharedCapacity shared = engine.shared();
    if (owner.market() != null && shared != null) {
      market =
          Markets.open(
              owner.market(),
              new Markets.Site(
                  process,
                  new Markets.Symptoms(
                      strikes::errors, () -> strikes.spoilt(owner.engine().streams()), page),
                  horizon),
              new Markets.Door(
                  shared,
                  owner.engine().discipline().order() == Order.PRIORITY,
                  engine::callsInside,
                  owner.admission()::roomFor),
              wayIn::reception);
    }
  }

  /**
   * Has one more door.
   *
   * @param books of the provider whose it is; with more than one, each counts its calls inside
   */
  void join(ProviderBooks books) {
    doors.add(books);
    if (isShared()) {
      doors.forEach(ProviderBooks::countInside);
    }
  }

  private boolean isShared() {
    return doors.size() > 1;
  }

  /** A call has come to one of its doors. */
  void arrived() {
    arrivals++;
  }

  /** The name of the provider whose it is. */
  String owner() {
    return owner.name();
  }

  Engine engine() {
    return engine;
  }

  /** What it keeps of sessions' prompts; null if nothing. */
  @Nullable PromptCache prompts() {
    return prompts;
  }

  /** Its owner's outage cuts all calls off. */
  void cutAll() {
    engine.cutAll();
    if (prompts != null) {
      prompts.outage(process.now());
    }
  }

  /** Cuts all calls off, and starts again. */
  void restart() {
    capacity.restart();
    if (prompts != null) {
      prompts.flush(process.now());
    }
  }

  /** What faults do to it. */
  Capacity capacity() {
    return capacity;
  }

  /** The faults of its owner. */
  ActiveFaults faults() {
    if (faults == null) {
      throw new IllegalStateException("the engine is not open yet");
    }
    return faults;
  }

  /** Calls inside, those of the market, too. */
  long inside() {
    SharedCapacity shared = engine.shared();
    long others = shared == null ? 0 : Math.round(shared.inside());
    return engine.callsInside() + others;
  }

  /**
   * Returns how it refuses a call that has come through the door of another provider, because its
   * owner is down; null if it does not.
   */
  @Nullable Refusal outOfService(Call call) {
    return faults().outOfService(call);
  }

  /** What its owner's outage ends calls of others by. */
  Cause outage() {
    return outage;
  }

  /**
   * Returns what ended a call in it.
   *
   * @param status that it gave the call back with, not OK
   * @param ofDoor whether an outage would be that of the provider whose door the call came through
   */
  Cause causeOf(Status status, boolean ofDoor) {
    Cause cause = faults().causeInside(status);
    return !ofDoor && cause.kind() == Kind.OUTAGE ? outage : cause;
  }

  @Nullable QueueTimeoutSpec queueTimeout() {
    return owner.admission().queueTimeout();
  }

  @Nullable Markets market() {
    return market;
  }

  /** Other faults strike it than before. */
  void reviewMarket() {
    if (market != null) {
      market.review();
    }
  }

  /** What an autoscaler sees. */
  private double integral(Metric metric, long nowNanos) {
    Load load = engine.load();
    double others = market == null ? 0 : market.integral(metric) * NANOS_PER_SECOND;
    load.advance(nowNanos);
    return switch (metric) {
      case UTILIZATION -> load.busy().whole().toDouble() / Load.PARTS; // of the market, too
      case CONCURRENCY -> load.inside().whole().toDouble() + others;
      case QUEUED -> load.queued().whole().toDouble() + others;
      case RATE -> arrivals * NANOS_PER_SECOND + others;
    };
  }

  /**
   * Returns the time that is paid of all its machines up to now, in nanoseconds. Faults take
   * capacity away, but nobody pays less for that.
   */
  double rentedNanos(long nowNanos) {
    Load load = engine.load();
    load.advance(nowNanos);
    return fleet == null
        ? owner.engine().rentedNanos(load, horizon.countedNanos())
        : fleet.rentedNanos(nowNanos);
  }

  /** Returns what became of starts that had to pass a queue; null if there is none. */
  @Nullable StartsResult starts(long nowNanos) {
    Cells cells = engine.cells();
    return cells == null ? StartQueue.result(starts, nowNanos) : cells.starts(nowNanos);
  }

  /** Returns what it was good for to keep prompts; null if it keeps none. */
  @Nullable PromptCacheResult keptPrompts(long nowNanos) {
    return prompts == null ? null : prompts.result(nowNanos);
  }

  /** Checks that the calls of its doors are those that are in it. */
  void balance() {
    if (isShared()) {
      long inside = doors.stream().mapToLong(ProviderBooks::inside).sum();
      Balance.conserved("engine of " + owner.name(), inside, 0, engine.callsInside());
    }
  }
}
