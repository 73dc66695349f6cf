package dev.stampede.models.server;

import dev.stampede.engine.LogicalProcess;
import dev.stampede.engine.Timer;
import dev.stampede.models.call.Call;
import dev.stampede.models.fault.AddedTime;
import dev.stampede.models.fault.Users;
import dev.stampede.models.market.FluidQueue;
import dev.stampede.models.market.MarketSpec;
import dev.stampede.models.market.SharedCapacity;
import dev.stampede.models.market.Volumes;
import dev.stampede.models.queue.Order;
import dev.stampede.models.work.Draw;
import java.util.function.Predicate;

/**
 * Equal servers that a market uses, too. Our calls take the reserved servers first, then stand in
 * line with the market for the others, first come, first served, or by priority.
 */
final class MarketPool extends ServerPool implements SharedCapacity {

  private static final double NANOS_PER_SECOND = 1e9;

  /** Marks are renewed before their unit gets so small that they could overflow. */
  private static final double SMALLEST_UNIT = 1e-100;

  private final LogicalProcess process;
  private final Load load;
  private final FluidQueue market;
  private final double serviceSeconds;
  private final double reservedShare;
  private final Timer firstMayStart;
  private final boolean byPriority;
  private final int priority;
  private int reserved;
  private double slowness = 1;
  private double addedSeconds;

  /** Calls of ours in line. */
  private int solid;

  private long sinceNanos;
  private long marketBusy;

  MarketPool(EngineSite site, Service service, int servers, QueueSpec line, MarketSpec spec) {
    super(site, service, servers, line, null);
    this.process = site.process();
    this.load = load();
    this.market =
        new FluidQueue(
            line.queueLimit() == EngineSpec.UNBOUNDED
                ? Double.POSITIVE_INFINITY
                : line.queueLimit(),
            line.patience() == null ? Double.POSITIVE_INFINITY : line.patience().mean());
    this.serviceSeconds = service.meanSeconds(spec.calls().outputTokens());
    this.reservedShare = spec.reserved();
    this.reserved = (int) Math.round(reservedShare * servers);
    this.firstMayStart = process.timer(this::settle);
    this.byPriority = line.discipline().order() == Order.PRIORITY;
    this.priority = spec.priority();
    market.service(serviceSeconds);
    share();
  }

  @Override
  public boolean accept(Call call) {
    pass();
    boolean accepted = super.accept(call);
    settle();
    return accepted;
  }

  @Override
  public void cancel(Call call) {
    pass();
    super.cancel(call);
    settle();
  }

  @Override
  void expired(Job job) {
    pass();
    super.expired(job);
    settle();
  }

  @Override
  public void cutAll() {
    pass();
    market.cut(1);
    super.cutAll();
    settle();
  }

  @Override
  public void cut(Users users) {
    pass();
    market.cut(users.share());
    super.cut(users);
    settle();
  }

  @Override
  public void cut(Predicate<Call> calls) {
    pass();
    super.cut(calls);
    settle();
  }

  @Override
  public void slowDown(double factor) {
    pass();
    super.slowDown(factor);
    slowness = factor;
    market.service(serviceSeconds * slowness + addedSeconds);
    settle();
  }

  /** Liquid in service feels it, too: nobody knows when that began. */
  @Override
  public void addTime(AddedTime added) {
    pass();
    super.addTime(added);
    addedSeconds = added.meanSeconds();
    market.service(serviceSeconds * slowness + addedSeconds);
    settle();
  }

  /** What is reserved grows and shrinks with the whole. */
  @Override
  public void resize(int units) {
    pass();
    reserved = (int) Math.round(reservedShare * units);
    super.resize(units);
    settle();
  }

  @Override
  public void inflow(double perSecond) {
    pass();
    market.inflow(perSecond);
    settle();
  }

  @Override
  boolean isFree() {
    return busy() < reserved || market.isOpen();
  }

  @Override
  boolean hasServerForFirst() {
    share();
    return busy() < reserved || market.mayStart();
  }

  @Override
  boolean hasRoomFor(Call call) {
    double share = market.admittedShare();
    return share >= 1 || Draw.MARKET_ADMISSION.uniform(call.key) < share;
  }

  @Override
  void joined(Job job) {
    job.rank = byPriority ? Integer.compare(job.call().priority, priority) : 0;
    solid++;
    if (job.rank > 0) {
      market.joinUrgent();
    } else if (job.rank < 0) {
      market.joinPatient();
    } else {
      job.mark = market.join();
    }
  }

  @Override
  void leaves(Job job) {
    solid--;
    if (job.rank > 0) {
      market.leaveUrgent();
      return;
    }
    if (job.rank < 0) {
      market.leavePatient();
      return;
    }
    Job after = job.next();
    if (job.previous() != null) {
      market.leave();
    } else if (after != null) {
      market.leaveFirst(job.mark, after.mark);
    } else {
      market.leaveLast();
    }
  }

  /** Lets the time pass up to now. */
  private void pass() {
    long now = process.now();
    market.advance((now - sinceNanos) / NANOS_PER_SECOND);
    sinceNanos = now;
    if (market.unit() < SMALLEST_UNIT) {
      for (Job job = firstOf(priority); job != null; job = job.next()) {
        job.mark *= market.unit();
      }
      market.renewUnit();
    }
  }

  /** Leaves the market what is neither reserved nor ours. */
  private void share() {
    market.room(Math.max(0, servers() - Math.max(reserved, busy())));
  }

  /** Starts what may start, and looks ahead to when the next may. */
  private void settle() {
    pass();
    share();
    fillServers();
    share();
    if (solid == 0) {
      firstMayStart.cancel();
    } else {
      double nanos = Math.ceil(market.secondsUntilStart() * NANOS_PER_SECOND);
      if (nanos < Service.LONGEST_NANOS) {
        firstMayStart.set(Math.max(1, (long) nanos));
      } else {
        firstMayStart.cancel();
      }
    }
    long nowBusy = Math.round(market.busy() * Load.PARTS);
    if (nowBusy != marketBusy) {
      load.busy().change(process.now(), nowBusy - marketBusy);
      marketBusy = nowBusy;
    }
    load.capacityIs(process.now(), Math.max(servers(), busy() + market.busy()));
  }

  @Override
  public double inside() {
    return market.busy() + market.waiting();
  }

  @Override
  public double inLine() {
    return market.waiting();
  }

  @Override
  public Volumes volumes() {
    return market.volumes();
  }

  @Override
  public boolean isFull() {
    return market.isFull();
  }

  @Override
  public SharedCapacity shared() {
    return this;
  }
}
